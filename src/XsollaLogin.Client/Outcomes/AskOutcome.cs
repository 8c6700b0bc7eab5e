using XsollaLogin.Client.Outcomes;

namespace XsollaLogin.Client;

/// <summary>What giving fields led to: <see cref="Redirect"/>, <see cref="ConfirmEmail"/> or <see cref="ConfirmPhone"/>, nothing else.</summary>
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

    // Abstract and not to be seen outside: what closes the hierarchy, for a record's copy constructor cannot be hidden.
    private protected abstract string Name { get; }

    /// <summary>The name of the outcome alone: its members may be secret.</summary>
    /// <returns>Such as <c>Redirect</c>.</returns>
    public sealed override string ToString() => Name;

    /// <summary>The fields are taken and nothing has to be confirmed.</summary>
    /// <param name="RedirectUrl">Where to go, logged in, with a token or a code in its query. A secret.</param>
    public sealed record Redirect(string RedirectUrl) : AskOutcome
    {
        private protected override string Name => nameof(Redirect);

        /// <summary>The user's JWT out of the redirect URL; null in the OAuth 2.0 form.</summary>
        public string? Token => LoginQuery.Find(RedirectUrl, "token");

        /// <summary>The authorization code out of the redirect URL, for <see cref="ITokenClient.ExchangeTokenAsync"/>; null in the JWT form.</summary>
        public string? Code => LoginQuery.Find(RedirectUrl, "code");
    }

    /// <summary>A code is on its way to the e-mail address; <see cref="XsollaLoginApi.LoginWithEmailCodeAsync"/> confirms it.</summary>
    /// <param name="OperationId">What the code is confirmed by.</param>
    public sealed record ConfirmEmail(string OperationId) : AskOutcome
    {
        private protected override string Name => nameof(ConfirmEmail);
    }

    /// <summary>A code is on its way to the phone number; <see cref="XsollaLoginApi.LoginWithPhoneCodeAsync"/> confirms it.</summary>
    /// <param name="OperationId">What the code is confirmed by.</param>
    public sealed record ConfirmPhone(string OperationId) : AskOutcome
    {
        private protected override string Name => nameof(ConfirmPhone);
    }
}
