namespace XsollaLogin.Client.Tokens;

/// <summary>The current tokens in memory and the time of their next renewal.</summary>
internal sealed class KeptTokens
{
    private readonly DateTimeOffset _renewAt;
    private readonly DateTimeOffset _replaceableAt;

    private KeptTokens(StoredUserTokens tokens, bool canBeRenewed, DateTimeOffset renewAt, DateTimeOffset replaceableAt) =>
        (Tokens, CanBeRenewed, _renewAt, _replaceableAt) = (tokens, canBeRenewed, renewAt, replaceableAt);

    public StoredUserTokens Tokens { get; }

    public string Token => Tokens.AccessToken;

    public bool CanBeRenewed { get; }

    /// <summary>Whether Xsolla Login rejected the refresh token: only tokens from the store can replace it.</summary>
    public bool IsRejected { get; private init; }

    /// <summary>Whether the store already has the tokens.</summary>
    public bool IsStored { get; private init; }

    /// <summary>No token yet: the first call requests it.</summary>
    public static KeptTokens None() => OfService(new("", null, DateTimeOffset.MinValue, DateTimeOffset.MinValue), renewBefore: TimeSpan.Zero);

    /// <summary>Tokens that are renewed with their refresh token.</summary>
    public static KeptTokens Of(StoredUserTokens tokens, TimeSpan renewBefore, bool isStored = false) => tokens.RefreshToken is null
        ? Last(tokens, isStored)
        : new(tokens, canBeRenewed: true, tokens.RenewAt(renewBefore), tokens.IssuedAt + TokenTimes.NewTokenAge) { IsStored = isStored };

    /// <summary>A token that is requested again without a refresh token.</summary>
    public static KeptTokens OfService(StoredUserTokens tokens, TimeSpan renewBefore) =>
        new(tokens, canBeRenewed: true, tokens.RenewAt(renewBefore), tokens.IssuedAt + TokenTimes.NewTokenAge);

    /// <summary>Tokens that cannot be renewed.</summary>
    public static KeptTokens Last(StoredUserTokens tokens, bool isStored = true) =>
        new(tokens, canBeRenewed: false, tokens.ExpiresAt, DateTimeOffset.MaxValue) { IsStored = isStored };

    /// <summary>The same tokens after a failed renewal.</summary>
    public KeptTokens WithRenewalAt(DateTimeOffset next) => new(Tokens, CanBeRenewed, next, next) { IsRejected = IsRejected, IsStored = IsStored };

    /// <summary>The same tokens after a rejected renewal.</summary>
    public KeptTokens Rejected(DateTimeOffset readStoreAt) => new(Tokens, CanBeRenewed, readStoreAt, readStoreAt) { IsRejected = true, IsStored = true };

    public bool CanBeSent(DateTimeOffset now) => Tokens.CanBeSent(now);

    public bool IsRenewalDue(DateTimeOffset now) => now >= _renewAt || (!CanBeSent(now) && !IsRejected);

    /// <summary>Whether the token can be renewed now if a server rejects it.</summary>
    public bool IsReplaceable(DateTimeOffset now) => CanBeRenewed && now >= _replaceableAt;
}
