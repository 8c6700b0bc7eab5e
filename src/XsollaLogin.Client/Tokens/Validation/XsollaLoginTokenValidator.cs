using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>
/// Tells whether a user's JWT is a project's own, without asking Xsolla Login each time: signature, issuer, project, expiry.
/// The algorithm is the configured one, never the token's choice.
/// <code>
/// var validator = XsollaLoginTokenValidator.ForKeys(tokenClient, new() { ProjectId = "your-project" });
/// if (await validator.ValidateAsync(token) is TokenVerdict.Valid { User: var user }) …
/// </code>
/// </summary>
/// <remarks>
/// What was revoked before its expiry, as by a logout, is still valid here: only <see cref="ITokenClient.ValidateTokenAsync"/> knows.
/// Thread-safe; keep one for each project, so that its keys are fetched once.
/// </remarks>
public sealed class XsollaLoginTokenValidator
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly IVerificationKeys _keys;
    private readonly XsollaLoginTokenValidatorOptions _options;

    private XsollaLoginTokenValidator(IVerificationKeys keys, XsollaLoginTokenValidatorOptions options) => (_keys, _options) = (keys, options);

    /// <summary>For a project that signs by RS256: by its public keys (JWKS), which are fetched when needed, once for all who wait.</summary>
    /// <remarks>Where a known key cannot be fetched again it stays in use.</remarks>
    /// <param name="client">What to fetch the keys with.</param>
    /// <param name="options">Which tokens are taken.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public static XsollaLoginTokenValidator ForKeys(ITokenClient client, XsollaLoginTokenValidatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new(new ProjectKeys(client, options), options);
    }

    /// <summary>For a project that signs by HS256, as new ones do: by its secret. Nothing is fetched.</summary>
    /// <param name="secret">The project's secret.</param>
    /// <param name="options">Which tokens are taken.</param>
    /// <exception cref="ArgumentException">The secret is empty, or an option is out of its range; the message names it.</exception>
    public static XsollaLoginTokenValidator ForSecret(string secret, XsollaLoginTokenValidatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new(new SecretKey(secret), options);
    }

    /// <summary>Validates a token.</summary>
    /// <param name="token">The user's JWT, without <c>Bearer</c>; null and empty are malformed.</param>
    /// <param name="cancellationToken">Gives up waiting for the keys.</param>
    /// <returns>Whose token it is, or what is wrong with it.</returns>
    /// <exception cref="XsollaLoginException">Xsolla Login rejected to give the keys, so that nothing can be said of the token.</exception>
    /// <exception cref="HttpRequestException">The keys could not be fetched, so that nothing can be said of the token.</exception>
    public async ValueTask<TokenVerdict> ValidateAsync(string? token, CancellationToken cancellationToken = default)
    {
        if (Read(token) is not { } jwt) return new TokenVerdict.Invalid(InvalidTokenReason.Malformed);
        // Extensions that must be understood (RFC 7515, section 4.1.11): none is.
        if (jwt.TryGetHeaderValue<object>("crit", out _)) return new TokenVerdict.Invalid(InvalidTokenReason.Malformed);
        if (jwt.Alg != _keys.Algorithm) return new TokenVerdict.Invalid(InvalidTokenReason.WrongAlgorithm);
        if (await _keys.FindAsync(jwt.Kid, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return new TokenVerdict.Invalid(InvalidTokenReason.UnknownKey);
        }

        var result = await _handler.ValidateTokenAsync(jwt, ParametersFor(key)).ConfigureAwait(false);
        if (!result.IsValid) return new TokenVerdict.Invalid(ReasonOf(result.Exception));
        return FaultOf(jwt) is { } fault
            ? new TokenVerdict.Invalid(fault)
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
        // Xsolla Login leaves the audience empty: the project is a claim of its own. Time is judged below, by the injected clock.
        ValidateAudience = false,
        ValidateLifetime = false,
        AuthenticationType = "XsollaLogin",
        NameClaimType = "username",
    };

    private static InvalidTokenReason ReasonOf(Exception fault) =>
        fault is SecurityTokenInvalidIssuerException ? InvalidTokenReason.WrongIssuer : InvalidTokenReason.WrongSignature;

    private InvalidTokenReason? FaultOf(JsonWebToken jwt)
    {
        var now = _options.TimeProvider.GetUtcNow().UtcDateTime;
        if (!jwt.TryGetPayloadValue("xsolla_login_project_id", out string? project) || project != _options.ProjectId) return InvalidTokenReason.WrongProject;
        if (now - _options.ClockSkew >= jwt.ValidTo) return InvalidTokenReason.Expired;
        if (now + _options.ClockSkew < jwt.ValidFrom) return InvalidTokenReason.NotYetValid;
        return string.IsNullOrEmpty(jwt.Subject) ? InvalidTokenReason.NoUser : null;
    }
}
