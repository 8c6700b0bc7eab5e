using XsollaLogin.Client.Outcomes;

namespace XsollaLogin.Client;

/// <summary>What a sign-up led to: <see cref="LoggedIn"/> or <see cref="ConfirmationEmailSent"/>, nothing else.</summary>
/// <example>
/// <code>
/// var message = await api.SignUpAsync(user) switch
/// {
///     SignUpOutcome.LoggedIn loggedIn => $"Welcome! Go on at {loggedIn.LoginUrl}",
///     SignUpOutcome.ConfirmationEmailSent => "Please open the link in our e-mail.",
///     _ => throw new UnreachableException(),
/// };
/// </code>
/// </example>
public abstract record SignUpOutcome
{
    private protected SignUpOutcome()
    {
    }

    // Abstract and not to be seen outside: what closes the hierarchy, for a record's copy constructor cannot be hidden.
    private protected abstract string Name { get; }

    /// <summary>The name of the outcome alone: its members may be secret.</summary>
    /// <returns>Such as <c>LoggedIn</c>.</returns>
    public sealed override string ToString() => Name;

    /// <summary>The user is registered and logged in.</summary>
    /// <param name="LoginUrl">The callback URL or redirect URI to go to, with a token or a code in its query. A secret.</param>
    public sealed record LoggedIn(string LoginUrl) : SignUpOutcome
    {
        private protected override string Name => nameof(LoggedIn);

        /// <summary>The user's JWT out of the login URL; null in the OAuth 2.0 form.</summary>
        public string? Token => LoginQuery.Find(LoginUrl, "token");

        /// <summary>The authorization code out of the login URL, for <see cref="ITokenClient.ExchangeTokenAsync"/>; null in the JWT form.</summary>
        public string? Code => LoginQuery.Find(LoginUrl, "code");
    }

    /// <summary>The user is registered; the project wants the account confirmed by the link in the e-mail first.</summary>
    public sealed record ConfirmationEmailSent : SignUpOutcome
    {
        private protected override string Name => nameof(ConfirmationEmailSent);
    }
}
