using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>The options of the tokens per user.</summary>
/// <remarks>Options are validated when the host starts.</remarks>
public sealed partial class UserTokenOptions
{
    /// <summary>The ID of the OAuth 2.0 client that users log in with, for which the refresh tokens are valid.</summary>
    /// <value>1 or more. Default: that of the client that <see cref="ClientName"/> names.</value>
    public long? ClientId { get; set; }

    /// <summary>The secret of a confidential OAuth 2.0 client; it is never printed.</summary>
    /// <value>Default: that of the client that <see cref="ClientName"/> names; null for a public client.</value>
    public string? ClientSecret { get; set; }

    /// <summary>The name of the registered client that renews tokens and logs users out.</summary>
    /// <value>The name in <c>services.AddXsollaLogin(name, …)</c>. Default: null for the client without a name.</value>
    public string? ClientName { get; set; }

    /// <summary>The authentication scheme that signs users in, such as <c>Cookies</c>.</summary>
    /// <value>Default: null for the default sign-in scheme of the application.</value>
    public string? SignInScheme { get; set; }

    /// <summary>The time before its expiry at which a token is renewed, so that it does not expire during a request.</summary>
    /// <value>0 to 1 day; limited to half of the token's lifetime. Default: 1 minute.</value>
    public TimeSpan RenewBefore { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The time limit of one renewal with the steps of the store, of each other step of the store, and of each step of a logout.</summary>
    /// <value>Positive, at most 1 day. Default: 10 seconds.</value>
    public TimeSpan RenewalTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The time for which the stores on the server keep tokens with a refresh token, counted from the last login or renewal.</summary>
    /// <value>Positive, at most 3650 days; tokens without a refresh token are kept until they expire. Default: 30 days.</value>
    public TimeSpan StoredLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The number of users whose tokens an <see cref="InMemoryUserTokenStore"/> keeps; the least recently used ones make room.</summary>
    /// <value>1 to 10,000,000. Default: 100,000.</value>
    public int InMemoryCapacity { get; set; } = 100_000;

    /// <summary>The time for which a store remembers a logout: longer than any renewal that began before it.</summary>
    internal TimeSpan ClearedLifetime => RenewalTimeout + TimeSpan.FromMinutes(1);

    /// <summary>The time until which a store keeps tokens.</summary>
    internal DateTimeOffset KeptUntil(StoredUserTokens tokens) => tokens.RefreshToken is null ? tokens.ExpiresAt : tokens.IssuedAt + StoredLifetime;
}
