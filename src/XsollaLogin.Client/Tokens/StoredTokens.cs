namespace XsollaLogin.Client.Tokens;

/// <summary>Tokens from the store of an application.</summary>
/// <param name="Tokens">The tokens that <see cref="RenewingUserTokenOptions.Renewed"/> stored.</param>
/// <param name="ReceivedAt">The time at which they were issued, from which <see cref="TokenResult.ExpiresIn"/> counts.</param>
public sealed record StoredTokens(TokenResult Tokens, DateTimeOffset ReceivedAt);
