namespace XsollaLogin.Client.Tokens;

/// <summary>How a <see cref="RenewingUserTokenProvider"/> renews tokens.</summary>
public sealed class RenewingUserTokenOptions
{
    /// <summary>ID of the OAuth 2.0 client that the user logged in with. A refresh token is that client's only.</summary>
    public required long ClientId { get; init; }

    /// <summary>Secret of a confidential client. Never give it to an application that users install.</summary>
    /// <value>Default: null, a public client.</value>
    public string? ClientSecret { get; init; }

    /// <summary>
    /// How long before its expiry a token is renewed, so that none expires on its way. Counts for half of the token's lifetime at most:
    /// short-lived tokens would else be renewed with each request.
    /// </summary>
    /// <value>Not negative. Default: 1 minute.</value>
    public TimeSpan RenewBefore { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Called with the new tokens after each renewal, to store them: the refresh token before is spent. What it throws reaches
    /// whoever waits for the renewal; the new tokens are kept all the same.
    /// </summary>
    /// <value>Default: null, they are kept in memory only.</value>
    public Func<TokenResult, Task>? Renewed { get; init; }
}
