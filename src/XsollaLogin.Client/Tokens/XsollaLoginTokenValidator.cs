using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>Validates the signature, issuer, project and expiry of a user's JWT without a request to Xsolla Login for each token.</summary>
/// <remarks>
/// <para>The algorithm is the configured one; the token cannot choose it.</para>
/// <para>A token that was revoked before its expiry, for example by a logout, is still valid here: only
/// <see cref="ITokenClient.ValidateTokenAsync"/> detects it.</para>
/// <para>Thread-safe. Keep one instance for each project, so that its keys are fetched once.</para>
/// </remarks>
/// <example>
/// <code>
/// var validator = XsollaLoginTokenValidator.ForKeys(tokenClient, new() { ProjectId = "your-project" });
/// if (await validator.ValidateAsync(token) is TokenVerdict.Valid { User: var user }) …
/// </code>
/// </example>
public sealed class XsollaLoginTokenValidator
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly IVerificationKeys _keys;
    private readonly XsollaLoginTokenValidatorOptions _options;

    private XsollaLoginTokenValidator(IVerificationKeys keys, XsollaLoginTokenValidatorOptions options) => (_keys, _options) = (keys, options);

    /// <summary>Creates a validator for a project that signs with RS256; it fetches the project's public keys (JWKS) when it needs them.</summary>
    /// <remarks>
    /// Concurrent calls share one fetch. A known key stays in use while the keys cannot be fetched; after its lifetime, a call waits for a fetch for 1 second
    /// at most. Calls with an unknown key throw the last failure until the next fetch (see <see cref="XsollaLoginTokenValidatorOptions.KeyFetchInterval"/>).
    /// </remarks>
    /// <param name="client">The client that fetches the keys.</param>
    /// <param name="options">The options.</param>
    /// <returns>The validator.</returns>
    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    public static XsollaLoginTokenValidator ForKeys(ITokenClient client, XsollaLoginTokenValidatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new(new ProjectKeys(client, options), options);
    }

    /// <summary>Creates a validator for a project that signs with HS256, the default of new projects; it sends no requests.</summary>
    /// <param name="secret">The secret of the project.</param>
    /// <param name="options">The options.</param>
    /// <returns>The validator.</returns>
    /// <exception cref="ArgumentException">The secret is empty, or an option is out of range; the message names it.</exception>
    public static XsollaLoginTokenValidator ForSecret(string secret, XsollaLoginTokenValidatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new(new SecretKey(secret), options);
    }

    /// <summary>Validates a token.</summary>
    /// <param name="token">The user's JWT, without <c>Bearer</c>; null and an empty string are malformed.</param>
    /// <param name="cancellationToken">Cancels waiting for the keys.</param>
    /// <returns>The user of the token, or the reason why it is not valid.</returns>
    /// <exception cref="XsollaLoginException">Xsolla Login answered the request for the keys with an error: the token was not validated.</exception>
    /// <exception cref="HttpRequestException">The keys could not be fetched, or not in time: the token was not validated.</exception>
    public async ValueTask<TokenVerdict> ValidateAsync(string? token, CancellationToken cancellationToken = default)
    {
        if (Read(token) is not { } jwt) return new TokenVerdict.Invalid(InvalidTokenReason.Malformed);
        // A reader must reject critical extensions that it does not know (RFC 7515, section 4.1.11), and this one knows none.
        if (jwt.TryGetHeaderValue<object>("crit", out _)) return new TokenVerdict.Invalid(InvalidTokenReason.Malformed);
        if (jwt.Alg != _keys.Algorithm) return new TokenVerdict.Invalid(InvalidTokenReason.WrongAlgorithm);
        if (await _keys.FindAsync(jwt.Kid, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return new TokenVerdict.Invalid(InvalidTokenReason.UnknownKey);
        }

        var result = await _handler.ValidateTokenAsync(jwt, ParametersFor(key)).ConfigureAwait(false);
        if (!result.IsValid) return new TokenVerdict.Invalid(ReasonOf(result.Exception));
        return ClaimError(jwt) is { } reason
            ? new TokenVerdict.Invalid(reason)
            : new TokenVerdict.Valid(new TokenUser(jwt, result.ClaimsIdentity));
    }

    private JsonWebToken? Read(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > _handler.MaximumTokenSizeInBytes) return null;
        try
        {
            return new JsonWebToken(token);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return null;
        }
    }

    private TokenValidationParameters ParametersFor(SecurityKey key) => new()
    {
        IssuerSigningKey = key,
        ValidAlgorithms = [_keys.Algorithm],
        ValidIssuer = _options.Issuer,
        // Xsolla Login leaves the audience empty and names the project in its own claim. The time is checked below, with the injected clock.
        ValidateAudience = false,
        ValidateLifetime = false,
        AuthenticationType = "XsollaLogin",
        NameClaimType = "username",
    };

    private static InvalidTokenReason ReasonOf(Exception exception) =>
        exception is SecurityTokenInvalidIssuerException ? InvalidTokenReason.WrongIssuer : InvalidTokenReason.WrongSignature;

    private InvalidTokenReason? ClaimError(JsonWebToken jwt)
    {
        var now = _options.TimeProvider.GetUtcNow().UtcDateTime;
        if (!jwt.TryGetPayloadValue("xsolla_login_project_id", out string? project) || project != _options.ProjectId) return InvalidTokenReason.WrongProject;
        if (now - _options.ClockSkew >= jwt.ValidTo) return InvalidTokenReason.Expired;
        if (now + _options.ClockSkew < jwt.ValidFrom) return InvalidTokenReason.NotYetValid;
        return string.IsNullOrEmpty(jwt.Subject) ? InvalidTokenReason.NoUser : null;
    }
}
