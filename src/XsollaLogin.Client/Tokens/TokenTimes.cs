namespace XsollaLogin.Client.Tokens;

/// <summary>What can be done with tokens at a time.</summary>
internal static class TokenTimes
{
    /// <summary>The time after which a failed renewal is repeated, or a new token that a server has rejected is renewed.</summary>
    public static TimeSpan RetryDelay { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The time after which a store is read again that has the rejected tokens.</summary>
    /// <remarks>Another process that has just used the refresh token first gets its response, then stores the new tokens.</remarks>
    public static TimeSpan RereadDelay { get; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Whether the token may still be sent.</summary>
    public static bool CanBeSent(this StoredUserTokens tokens, DateTimeOffset now) => now < tokens.ExpiresAt;

    /// <summary>The time of the renewal: some time before the expiry, but not before half of the lifetime.</summary>
    public static DateTimeOffset RenewAt(this StoredUserTokens tokens, TimeSpan renewBefore)
    {
        var half = (tokens.ExpiresAt - tokens.IssuedAt) / 2;
        return tokens.ExpiresAt - (renewBefore < half ? renewBefore : half);
    }

    /// <summary>Whether the token is so new that a server that rejects it would reject another one, too.</summary>
    public static bool IsNew(this StoredUserTokens tokens, DateTimeOffset now) => now - tokens.IssuedAt < RetryDelay;
}
