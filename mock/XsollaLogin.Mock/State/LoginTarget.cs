namespace XsollaLogin.Mock.State;

/// <summary>The URL at which a login ends, and the parameters for its token (JWT) or authorization code (OAuth 2.0).</summary>
internal sealed record LoginTarget : ISized
{
    /// <summary>The callback URL or the redirect URI.</summary>
    public required string Url { get; init; }

    /// <summary>The URL in the request; null: there was none.</summary>
    public string? AskedUrl { get; init; }

    /// <summary>The OAuth 2.0 client; null: the login uses JWT.</summary>
    public long? ClientId { get; init; }

    public string? State { get; init; }

    public string? Scope { get; init; }

    public string? CodeChallenge { get; init; }

    public string? Payload { get; init; }

    public bool WithLogout { get; init; }

    /// <summary>The recipient of an OAuth 2.0 token, for the claim <c>aud</c>.</summary>
    public string? Audience { get; init; }

    /// <summary>Null: the login URL does not tell it.</summary>
    public bool? RememberMe { get; init; }

    public long Measure() => StateSize.Of(Url, AskedUrl, State, Scope, CodeChallenge, Payload, Audience);
}

/// <summary>The grant of an authorization code or a refresh token.</summary>
internal sealed record Grant : ISized
{
    public required string UserId { get; init; }

    /// <summary>The client that may use the grant; null: any client of the project.</summary>
    public long? ClientId { get; init; }

    public string? RedirectUri { get; init; }

    public string? Scope { get; init; }

    public string? CodeChallenge { get; init; }

    public string? Payload { get; init; }

    public string? Audience { get; init; }

    /// <summary>The method by which the user logged in.</summary>
    public required string Method { get; init; }

    /// <summary>The place in the order of tokens; the grant is not valid if the user's tokens begin later.</summary>
    public required long Sequence { get; init; }

    public long Measure() => StateSize.Of(UserId, RedirectUri, Scope, CodeChallenge, Payload, Audience);
}

/// <summary>The action of a mailed link.</summary>
internal enum LinkKind
{
    ConfirmAccount,
    OpenCode,
    ResetPassword,
}

/// <summary>A link in a message.</summary>
/// <param name="Subject">The id of the user or of the operation.</param>
/// <param name="Target">The URL to redirect to; null: a page of the mock.</param>
/// <param name="ResetCode">The reset code, for a password reset.</param>
internal sealed record Link(LinkKind Kind, string Subject, string? Target, string? ResetCode = null) : ISized
{
    public long Measure() => StateSize.Of(Subject, Target, ResetCode);
}
