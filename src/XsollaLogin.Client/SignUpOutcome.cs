namespace XsollaLogin.Client;

/// <summary>The outcome of a sign-up: either <see cref="LoggedIn"/> or <see cref="ConfirmationEmailSent"/>.</summary>
/// <example>
/// <code>
/// var message = await api.SignUpAsync(user) switch
/// {
///     SignUpOutcome.LoggedIn loggedIn => $"Welcome! Go on at {loggedIn.LoginUrl}",
///     SignUpOutcome.ConfirmationEmailSent => "Please open the link in our email.",
///     _ => throw new UnreachableException(),
/// };
/// </code>
/// </example>
public abstract record SignUpOutcome
{
    private protected SignUpOutcome()
    {
    }

    // Closes the hierarchy: other assemblies can call the copy constructor of a record, but cannot implement this member.
    private protected abstract string Name { get; }

    internal static SignUpOutcome From(XsollaLoginResponse<LoginUrlResult?> response) =>
        response.Result is { } loggedIn ? new LoggedIn(loggedIn.LoginUrl) : new ConfirmationEmailSent();

    /// <summary>Returns the name of the outcome only, because its members may be secret.</summary>
    /// <returns>For example, <c>LoggedIn</c>.</returns>
    public sealed override string ToString() => Name;

    /// <summary>The user is registered and logged in.</summary>
    /// <param name="LoginUrl">The callback URL or redirect URI, with a token or an authorization code in its query; a secret.</param>
    public sealed record LoggedIn(string LoginUrl) : SignUpOutcome
    {
        private protected override string Name => nameof(LoggedIn);

        /// <summary>The user's JWT from the login URL; null in the OAuth 2.0 form.</summary>
        public string? Token => LoginQuery.Find(LoginUrl, "token");

        /// <summary>The authorization code from the login URL, for <see cref="ITokenClient.ExchangeTokenAsync"/>; null in the JWT form.</summary>
        public string? Code => LoginQuery.Find(LoginUrl, "code");
    }

    /// <summary>The user is registered and must confirm the account with the link in the email.</summary>
    public sealed record ConfirmationEmailSent : SignUpOutcome
    {
        private protected override string Name => nameof(ConfirmationEmailSent);
    }
}
