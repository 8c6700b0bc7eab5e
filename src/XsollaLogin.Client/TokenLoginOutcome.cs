namespace XsollaLogin.Client;

/// <summary>The outcome of a login without a redirect: either <see cref="Completed"/> or <see cref="FieldsAsked"/>. Both have the tokens.</summary>
/// <example>
/// <code>
/// return await api.LoginForTokensAsync(credentials) switch
/// {
///     TokenLoginOutcome.Completed loggedIn => await SignInAsync(loggedIn.Tokens),
///     TokenLoginOutcome.FieldsAsked asked => View("Fields", asked.Fields),
///     _ => throw new UnreachableException(),
/// };
/// </code>
/// </example>
public abstract record TokenLoginOutcome
{
    private protected TokenLoginOutcome()
    {
    }

    // Closes the hierarchy: other assemblies can call the copy constructor of a record, but cannot implement this member.
    private protected abstract string Name { get; }

    internal static TokenLoginOutcome From(XsollaLoginResponse<LoginTokenResult> response)
    {
        var result = response.Result;
        var tokens = new TokenResult
        {
            AccessToken = result.AccessToken,
            TokenType = result.TokenType,
            ExpiresIn = result.ExpiresIn,
            RefreshToken = result.RefreshToken,
            Scope = result.Scope,
        };
        return result.AskFields is null or { Count: 0 }
            ? new Completed(tokens)
            : new FieldsAsked([.. result.AskFields.OrderBy(field => field.Step)], tokens);
    }

    /// <summary>Returns the name of the outcome only, because its members may be secret.</summary>
    /// <returns>For example, <c>Completed</c>.</returns>
    public sealed override string ToString() => Name;

    /// <summary>The user is logged in.</summary>
    /// <param name="Tokens">The tokens of the user; a secret.</param>
    public sealed record Completed(TokenResult Tokens) : TokenLoginOutcome
    {
        private protected override string Name => nameof(Completed);
    }

    /// <summary>
    /// The user is logged in, but the project asks for additional fields; send them with <see cref="XsollaLoginApi.AskAsync"/> and the access token.
    /// </summary>
    /// <param name="Fields">The missing fields, at least one, in the order of <see cref="AskField.Step"/>.</param>
    /// <param name="Tokens">The tokens of the user; a secret.</param>
    public sealed record FieldsAsked(IReadOnlyList<AskField> Fields, TokenResult Tokens) : TokenLoginOutcome
    {
        private protected override string Name => nameof(FieldsAsked);
    }
}
