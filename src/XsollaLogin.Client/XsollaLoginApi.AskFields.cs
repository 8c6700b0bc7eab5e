namespace XsollaLogin.Client;

public sealed partial class XsollaLoginApi
{
    /// <summary>Lists the fields that a user who has authenticated still has to give.</summary>
    /// <remarks><c>api.getAskFields(token)</c>: page (EN 2024), "Additional fields requests without password".</remarks>
    /// <param name="token">The user's JWT, such as that of <see cref="LoginOutcome.FieldsAsked"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The missing fields; none where nothing is missing.</returns>
    /// <exception cref="XsollaLoginException">The token is not valid: <see cref="ErrorCode.InvalidToken"/>.</exception>
    public async Task<IReadOnlyList<AskField>> GetAskFieldsAsync(string token, CancellationToken cancellationToken = default) =>
        (await _askFields.GetAskFieldsAsync(token, _initial.ProjectId, cancellationToken).ConfigureAwait(false)).Result;

    /// <summary>Gives fields that were asked for.</summary>
    /// <remarks>
    /// <c>api.ask({fields, token, link_url})</c>: page (EN 2024), "Additional fields requests without password". The page names phone number and e-mail
    /// address; the SDK's types have the other fields.
    /// </remarks>
    /// <param name="fields">The fields, at least one of them.</param>
    /// <param name="token">The user's JWT, such as that of <see cref="LoginOutcome.FieldsAsked"/>.</param>
    /// <param name="linkUrl">
    /// Where the link in the message leads to in the end; null: the message has no link. See <see cref="XsollaLoginOptions.DisableConfirmByLink"/>.
    /// </param>
    /// <param name="isOAuth2">Whether to use OAuth 2.0; null: as the options say.</param>
    /// <param name="captcha">The solved captcha, where one is needed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A redirect, or an e-mail address or phone number to confirm first.</returns>
    /// <exception cref="XsollaLoginException">
    /// The fields are not taken: <see cref="ErrorCode.InvalidToken"/>, <see cref="ErrorCode.EmailTaken"/>,
    /// <see cref="ErrorCode.InvalidPhoneNumber"/> and others.
    /// </exception>
    public async Task<AskOutcome> AskAsync(
        UpdatedFields fields,
        string token,
        string? linkUrl = null,
        bool? isOAuth2 = null,
        Captcha? captcha = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var p = _initial;
        var byOAuth2 = isOAuth2 ?? p.IsOAuth2;
        var body = new AskRequest
        {
            UpdatedFields = fields,
            Token = token,
            Settings = linkUrl is null ? null : LinkSettingsOf(fields, linkUrl),
            Email = byOAuth2 ? fields.Email : null,
        };
        var answer = byOAuth2
            ? await _askFields.AskOAuth2Async(
                p.RequiredClientId, body, p.ProjectId, p.Locale, p.LoginUrl, p.Payload, p.WithLogout, p.Scope, p.State, p.RedirectUri, p.ResponseType,
                p.EmailTemplate, captcha?.LotNumber, captcha?.CaptchaOutput, captcha?.PassToken, captcha?.GenTime, cancellationToken).ConfigureAwait(false)
            : await _askFields.AskAsync(
                p.ProjectId, body, p.Locale, p.LoginUrl, p.Payload, p.WithLogout, p.ClientId, p.Scope, p.State, p.RedirectUri, p.ResponseType,
                p.EmailTemplate, captcha?.LotNumber, captcha?.CaptchaOutput, captcha?.PassToken, captcha?.GenTime, cancellationToken).ConfigureAwait(false);
        return AskOutcome.From(answer);
    }

    private AskSettings LinkSettingsOf(UpdatedFields fields, string linkUrl)
    {
        var link = new LinkSettings { LinkUrl = linkUrl, SendLink = _initial.SendLink(linkUrl) };
        return new AskSettings { PhoneNumber = fields.PhoneNumber is null ? null : link, Email = fields.Email is null ? null : link };
    }
}
