namespace XsollaLogin.Client;

/// <summary>The outcome of a login by password or by code: either <see cref="Completed"/> or <see cref="FieldsAsked"/>.</summary>
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

    // Closes the hierarchy: other assemblies can call the copy constructor of a record, but cannot implement this member.
    private protected abstract string Name { get; }

    internal static LoginOutcome From(XsollaLoginResponse<LoginResult> response) => response.Result switch
    {
        { AskFields: null or { Count: 0 } } result => new Completed(result.LoginUrl),
        { Token: { Length: > 0 } token } result => new FieldsAsked([.. result.AskFields.OrderBy(field => field.Step)], token, result.LoginUrl),
        _ => throw response.Unexpected("it asks for fields without the token that they need"),
    };

    /// <summary>Returns the name of the outcome only, because its members may be secret.</summary>
    /// <returns>For example, <c>Completed</c>.</returns>
    public sealed override string ToString() => Name;

    /// <summary>The user is logged in.</summary>
    /// <param name="LoginUrl">The callback URL or redirect URI, with a token or an authorization code in its query; a secret.</param>
    /// <remarks>
    /// The URL has neither if the project requires a second factor or asks for additional fields on a page of its own: it then leads to that page.
    /// </remarks>
    public sealed record Completed(string LoginUrl) : LoginOutcome
    {
        private protected override string Name => nameof(Completed);

        /// <summary>The user's JWT from the login URL; null in the OAuth 2.0 form.</summary>
        public string? Token => LoginQuery.Find(LoginUrl, "token");

        /// <summary>The authorization code from the login URL, for <see cref="ITokenClient.ExchangeTokenAsync"/>; null in the JWT form.</summary>
        public string? Code => LoginQuery.Find(LoginUrl, "code");
    }

    /// <summary>The user is authenticated, but the project asks for additional fields; send them with <see cref="XsollaLoginApi.AskAsync"/>.</summary>
    /// <param name="Fields">The missing fields, at least one, in the order of <see cref="AskField.Step"/>.</param>
    /// <param name="Token">The token that <see cref="XsollaLoginApi.AskAsync"/> needs; a secret.</param>
    /// <param name="LoginUrl">The login URL of the response, with a token also in the OAuth 2.0 form; a secret.</param>
    public sealed record FieldsAsked(IReadOnlyList<AskField> Fields, string Token, string LoginUrl) : LoginOutcome
    {
        private protected override string Name => nameof(FieldsAsked);
    }
}
