namespace XsollaLogin.Client.Tokens;

/// <summary>What <see cref="XsollaLoginTokenValidator"/> says of a token: <see cref="Valid"/> or <see cref="Invalid"/>, there is no third.</summary>
/// <example>
/// <code>
/// var answer = await validator.ValidateAsync(token) switch
/// {
///     TokenVerdict.Valid { User: var user } => $"Hello {user.Id}",
///     TokenVerdict.Invalid { Reason: var reason } => $"Log in again: {reason}",
///     _ => throw new UnreachableException(),
/// };
/// </code>
/// </example>
public abstract record TokenVerdict
{
    private protected TokenVerdict()
    {
    }

    // Abstract and not to be seen outside: what closes the hierarchy, for a record's copy constructor cannot be hidden.
    private protected abstract string Name { get; }

    /// <summary>The token is the project's, and its time has not passed.</summary>
    /// <param name="User">Whose it is.</param>
    public sealed record Valid(TokenUser User) : TokenVerdict
    {
        private protected override string Name => nameof(Valid);
    }

    /// <summary>The token is worth nothing.</summary>
    /// <param name="Reason">The first thing that is wrong with it. For logs: an answer to a stranger should not tell.</param>
    public sealed record Invalid(InvalidTokenReason Reason) : TokenVerdict
    {
        private protected override string Name => nameof(Invalid);
    }
}
