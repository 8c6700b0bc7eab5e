namespace XsollaLogin.Client;

/// <summary>
/// The outcome of the callback of an OAuth 2.0 login: <see cref="Completed"/>, <see cref="Denied"/>, <see cref="StateMismatch"/> or
/// <see cref="CodeMissing"/>.
/// </summary>
/// <example>
/// <code>
/// return await api.ExchangeCodeAsync(callbackUrl, sent) switch
/// {
///     CodeExchangeOutcome.Completed done => await SignInAsync(done.Tokens),
///     CodeExchangeOutcome.Denied denied => View("Denied", denied.Error),
///     CodeExchangeOutcome.StateMismatch or CodeExchangeOutcome.CodeMissing => Redirect("/login"),
///     _ => throw new UnreachableException(),
/// };
/// </code>
/// </example>
public abstract record CodeExchangeOutcome
{
    private protected CodeExchangeOutcome()
    {
    }

    // Closes the hierarchy: other assemblies can call the copy constructor of a record, but cannot implement this member.
    private protected abstract string Name { get; }

    /// <summary>Returns the name of the outcome only, because its members may be secret.</summary>
    /// <returns>For example, <c>Completed</c>.</returns>
    public sealed override string ToString() => Name;

    /// <summary>The code was exchanged: the user is logged in.</summary>
    /// <param name="Tokens">The tokens of the user; a secret.</param>
    public sealed record Completed(TokenResult Tokens) : CodeExchangeOutcome
    {
        private protected override string Name => nameof(Completed);
    }

    /// <summary>The callback has an error in place of a code, for example because the user refused.</summary>
    /// <param name="Error">The error of the callback (<c>error</c>), such as <c>access_denied</c>; anyone can write it into the URL.</param>
    /// <param name="Description">The description of the callback (<c>error_description</c>), for developers; null for none.</param>
    public sealed record Denied(string Error, string? Description) : CodeExchangeOutcome
    {
        private protected override string Name => nameof(Denied);
    }

    /// <summary>The callback has another state than the login, or none: it does not belong to the login of this user, and nothing was exchanged.</summary>
    public sealed record StateMismatch : CodeExchangeOutcome
    {
        private protected override string Name => nameof(StateMismatch);
    }

    /// <summary>The callback has neither a code nor an error.</summary>
    public sealed record CodeMissing : CodeExchangeOutcome
    {
        private protected override string Name => nameof(CodeMissing);
    }
}
