namespace XsollaLogin.Client;

public partial class XsollaLoginApi
{
    /// <summary>Lists the additional fields that an authenticated user must still provide.</summary>
    /// <remarks>
    /// <c>api.getAskFields(token)</c>: documented on the Login Widget SDK page (English edition, 2024), section "Additional fields requests without
    /// password".
    /// </remarks>
    /// <param name="token">The user's JWT, for example from <see cref="LoginOutcome.FieldsAsked"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The missing fields; empty if no field is missing.</returns>
    /// <exception cref="XsollaLoginException">The token is not valid: <see cref="ErrorCode.InvalidToken"/>.</exception>
    public virtual Task<IReadOnlyList<AskField>> GetAskFieldsAsync(string token, CancellationToken cancellationToken = default) =>
        _askFields.GetAskFieldsAsync(_initial.GetAskFields(token), static answer => answer.Result, cancellationToken);

    /// <summary>Sends additional fields that the project asked for.</summary>
    /// <remarks>
    /// <c>api.ask({fields, token, link_url})</c>: documented on the Login Widget SDK page (English edition, 2024), section
    /// "Additional fields requests without password". The page documents phone number and email address; the other fields come from the types of the SDK.
    /// </remarks>
    /// <param name="fields">The fields, at least one.</param>
    /// <param name="token">The user's JWT, for example from <see cref="LoginOutcome.FieldsAsked"/>.</param>
    /// <param name="linkUrl">
    /// The URL to which the link in the message finally leads; null for a message without a link. See
    /// <see cref="XsollaLoginOptions.DisableConfirmByLink"/>.
    /// </param>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null for <see cref="XsollaLoginOptions.IsOAuth2"/>.</param>
    /// <param name="captcha">The solved captcha, if the server requires one.</param>
    /// <param name="parameters">The parameters of this call; null for those of the options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The URL to open, or the email address or phone number that must be confirmed first.</returns>
    /// <exception cref="XsollaLoginException">
    /// The fields are not accepted: <see cref="ErrorCode.InvalidToken"/>, <see cref="ErrorCode.EmailTaken"/>,
    /// <see cref="ErrorCode.InvalidPhoneNumber"/> and others.
    /// </exception>
    public virtual Task<AskOutcome> AskAsync(
        UpdatedFields fields,
        string token,
        string? linkUrl = null,
        bool? isOAuth2 = null,
        Captcha? captcha = null,
        LoginParameters? parameters = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var p = _initial.With(parameters).With(captcha);
        var byOAuth2 = p.IsOAuth2(isOAuth2);
        var body = new AskRequest
        {
            UpdatedFields = fields,
            Token = token,
            Settings = linkUrl is null ? null : LinkSettingsOf(fields, linkUrl),
            Email = byOAuth2 ? fields.Email : null,
        };
        return byOAuth2
            ? _askFields.AskOAuth2Async(p.AskOAuth2(body), AskOutcome.From, cancellationToken)
            : _askFields.AskAsync(p.Ask(body), AskOutcome.From, cancellationToken);
    }

    private AskSettings LinkSettingsOf(UpdatedFields fields, string linkUrl)
    {
        var link = new LinkSettings { LinkUrl = linkUrl, SendLink = _initial.SendLink(linkUrl) };
        return new AskSettings { PhoneNumber = fields.PhoneNumber is null ? null : link, Email = fields.Email is null ? null : link };
    }
}
