namespace XsollaLogin.Client;

/// <summary>The outcome of sending additional fields: <see cref="Redirect"/>, <see cref="ConfirmEmail"/> or <see cref="ConfirmPhone"/>.</summary>
/// <example>
/// <code>
/// return await api.AskAsync(new UpdatedFields { Email = email }, token) switch
/// {
///     AskOutcome.Redirect done => Redirect(done.RedirectUrl),
///     AskOutcome.ConfirmEmail confirm => View("EmailCode", confirm.OperationId),
///     AskOutcome.ConfirmPhone confirm => View("PhoneCode", confirm.OperationId),
///     _ => throw new UnreachableException(),
/// };
/// </code>
/// </example>
public abstract record AskOutcome
{
    private protected AskOutcome()
    {
    }

    // Closes the hierarchy: other assemblies can call the copy constructor of a record, but cannot implement this member.
    private protected abstract string Name { get; }

    internal static AskOutcome From(XsollaLoginResponse<AskResult> response) => response.Result switch
    {
        { RedirectUrl: { } url, Error: null } => new Redirect(url),
        { Error: { Code: ErrorCode.ConfirmEmail, Details.OperationId: { } operation } } => new ConfirmEmail(operation),
        { Error: { Code: ErrorCode.ConfirmPhone, Details.OperationId: { } operation } } => new ConfirmPhone(operation),
        { Error: { } error } => throw response.Rejected(error),
        _ => throw response.Unexpected("with neither a redirect nor an error"),
    };

    /// <summary>Returns the name of the outcome only, because its members may be secret.</summary>
    /// <returns>For example, <c>Redirect</c>.</returns>
    public sealed override string ToString() => Name;

    /// <summary>The fields are accepted and need no confirmation.</summary>
    /// <param name="RedirectUrl">The URL to open, with a token or an authorization code in its query; a secret.</param>
    public sealed record Redirect(string RedirectUrl) : AskOutcome
    {
        private protected override string Name => nameof(Redirect);

        /// <summary>The user's JWT from the redirect URL; null in the OAuth 2.0 form.</summary>
        public string? Token => LoginQuery.Find(RedirectUrl, "token");

        /// <summary>The authorization code from the redirect URL, for <see cref="ITokenClient.ExchangeTokenAsync"/>; null in the JWT form.</summary>
        public string? Code => LoginQuery.Find(RedirectUrl, "code");
    }

    /// <summary>A code was sent to the email address; <see cref="XsollaLoginApi.LoginWithEmailCodeAsync"/> confirms it.</summary>
    /// <param name="OperationId">The operation ID for the confirmation.</param>
    public sealed record ConfirmEmail(string OperationId) : AskOutcome
    {
        private protected override string Name => nameof(ConfirmEmail);
    }

    /// <summary>A code was sent to the phone number; <see cref="XsollaLoginApi.LoginWithPhoneCodeAsync"/> confirms it.</summary>
    /// <param name="OperationId">The operation ID for the confirmation.</param>
    public sealed record ConfirmPhone(string OperationId) : AskOutcome
    {
        private protected override string Name => nameof(ConfirmPhone);
    }
}
