using XsollaLogin.Client.Outcomes;

namespace XsollaLogin.Client;

/// <summary>What a login led to, by password or by code: <see cref="Completed"/> or <see cref="FieldsAsked"/>, nothing else.</summary>
/// <example>
/// <code>
/// return await api.LoginAsync(credentials) switch
/// {
///     LoginOutcome.Completed loggedIn => Redirect(loggedIn.LoginUrl),
///     LoginOutcome.FieldsAsked asked => View("Fields", asked.Fields),
///     _ => throw new UnreachableException(),
/// };
/// </code>
/// </example>
public abstract record LoginOutcome
{
    private protected LoginOutcome()
    {
    }

    // Abstract and not to be seen outside: what closes the hierarchy, for a record's copy constructor cannot be hidden.
    private protected abstract string Name { get; }

    /// <summary>The name of the outcome alone: its members may be secret.</summary>
    /// <returns>Such as <c>Completed</c>.</returns>
    public sealed override string ToString() => Name;

    /// <summary>The user is logged in.</summary>
    /// <param name="LoginUrl">The callback URL or redirect URI to go to, with a token or a code in its query. A secret.</param>
    /// <remarks>Where the project asks for a second factor the URL has neither, but leads to the page that does.</remarks>
    public sealed record Completed(string LoginUrl) : LoginOutcome
    {
        private protected override string Name => nameof(Completed);

        /// <summary>The user's JWT out of the login URL; null in the OAuth 2.0 form.</summary>
        public string? Token => LoginQuery.Find(LoginUrl, "token");

        /// <summary>The authorization code out of the login URL, for <see cref="ITokenClient.ExchangeTokenAsync"/>; null in the JWT form.</summary>
        public string? Code => LoginQuery.Find(LoginUrl, "code");
    }

    /// <summary>The user is known, but the project asks for more about them: see <see cref="XsollaLoginApi.AskAsync"/>.</summary>
    /// <param name="Fields">The missing fields, in the order of <see cref="AskField.Step"/>; at least one.</param>
    /// <param name="Token">The token to give the fields by. A secret.</param>
    /// <param name="LoginUrl">The login URL that came beside the fields. A secret.</param>
    public sealed record FieldsAsked(IReadOnlyList<AskField> Fields, string Token, string LoginUrl) : LoginOutcome
    {
        private protected override string Name => nameof(FieldsAsked);
    }
}
