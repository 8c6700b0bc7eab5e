namespace XsollaLogin.Client.Tokens;

/// <summary>The result of <see cref="XsollaLoginTokenValidator.ValidateAsync"/>: either <see cref="Valid"/> or <see cref="Invalid"/>.</summary>
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

    // Closes the hierarchy: other assemblies can call the copy constructor of a record, but cannot implement this member.
    private protected abstract string Name { get; }

    /// <summary>The token belongs to the project and has not expired.</summary>
    /// <param name="User">The user of the token.</param>
    public sealed record Valid(TokenUser User) : TokenVerdict
    {
        private protected override string Name => nameof(Valid);
    }

    /// <summary>The token is not valid.</summary>
    /// <param name="Reason">The first reason found, for logs; a response should not reveal it.</param>
    public sealed record Invalid(InvalidTokenReason Reason) : TokenVerdict
    {
        private protected override string Name => nameof(Invalid);
    }
}

/// <summary>The reasons why a user's token is not valid.</summary>
public enum InvalidTokenReason
{
    /// <summary>The token is not a JWT, or its header has critical extensions (<c>crit</c>).</summary>
    Malformed,

    /// <summary>The token is unsigned, or signed with an algorithm other than the configured one.</summary>
    WrongAlgorithm,

    /// <summary>The project has no key with the ID in the token's header (<c>kid</c>).</summary>
    UnknownKey,

    /// <summary>The signature is not the project's, or the token was changed.</summary>
    WrongSignature,

    /// <summary>The token has another issuer (<c>iss</c>).</summary>
    WrongIssuer,

    /// <summary>The token belongs to another project (<c>xsolla_login_project_id</c>).</summary>
    WrongProject,

    /// <summary>The token has expired (<c>exp</c>), or has no expiry.</summary>
    Expired,

    /// <summary>The token is not valid yet (<c>nbf</c>).</summary>
    NotYetValid,

    /// <summary>The token names no user (<c>sub</c>).</summary>
    NoUser,
}
