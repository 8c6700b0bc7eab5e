namespace XsollaLogin.Client.Tokens;

/// <summary>The times at which tokens can be sent, renewed or read again.</summary>
internal static class TokenTimes
{
    /// <summary>The time after which a failed renewal is repeated.</summary>
    public static TimeSpan RetryDelay { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The age up to which a token is new.</summary>
    /// <remarks>A rejected new token is not renewed: a server that rejects it would reject the next one, too.</remarks>
    public static TimeSpan NewTokenAge { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The time after which a store that still has the rejected tokens is read again.</summary>
    /// <remarks>Another process may have just used the refresh token. It stores the new tokens after it received the response.</remarks>
    public static TimeSpan RereadDelay { get; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Whether the token may still be sent.</summary>
    public static bool CanBeSent(this StoredUserTokens tokens, DateTimeOffset now) => now < tokens.ExpiresAt;

    /// <summary>The time at which the token is renewed: before its expiry, but not in the first half of its lifetime.</summary>
    public static DateTimeOffset RenewAt(this StoredUserTokens tokens, TimeSpan renewBefore)
    {
        var half = (tokens.ExpiresAt - tokens.IssuedAt) / 2;
        return tokens.ExpiresAt - (renewBefore < half ? renewBefore : half);
    }

    /// <summary>Whether the token is younger than <see cref="NewTokenAge"/>.</summary>
    public static bool IsNew(this StoredUserTokens tokens, DateTimeOffset now) => now - tokens.IssuedAt < NewTokenAge;
}
