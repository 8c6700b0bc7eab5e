namespace XsollaLogin.Mock.State;

/// <summary>How a login ends: where to, and with a token (JWT) or an authorization code (OAuth 2.0).</summary>
internal sealed record LoginTarget
{
    /// <summary>The callback URL or the redirect URI.</summary>
    public required string Url { get; init; }

    /// <summary>The URL as the request named it; null: it named none.</summary>
    public string? AskedUrl { get; init; }

    /// <summary>Null: the JWT form.</summary>
    public long? ClientId { get; init; }

    public string? State { get; init; }

    public string? Scope { get; init; }

    public string? CodeChallenge { get; init; }

    public string? Payload { get; init; }

    public bool WithLogout { get; init; }

    public bool RememberMe { get; init; }
}

/// <summary>What an authorization code, or a refresh token, stands for.</summary>
internal sealed record Grant
{
    public required string UserId { get; init; }

    /// <summary>Null: any client of the project.</summary>
    public long? ClientId { get; init; }

    public string? RedirectUri { get; init; }

    public string? Scope { get; init; }

    public string? CodeChallenge { get; init; }

    public string? Payload { get; init; }

    /// <summary>How the user had logged in.</summary>
    public required string Method { get; init; }

    /// <summary>Its place in the order of tokens; void where the user's tokens begin later.</summary>
    public required long Sequence { get; init; }
}

internal enum LinkKind
{
    ConfirmAccount,
    OpenCode,
    ResetPassword,
}

/// <summary>What a link in a message does when it is opened.</summary>
/// <param name="Subject">The user's id, or the operation's.</param>
/// <param name="Target">Where it ends; null: at a page of the mock.</param>
/// <param name="ResetCode">For a password reset.</param>
internal sealed record Link(LinkKind Kind, string Subject, string? Target, string? ResetCode = null);
