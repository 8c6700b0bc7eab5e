using Microsoft.Extensions.Logging;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>Validates tokens by the options of one scheme.</summary>
internal sealed class UserTokenValidation
{
    private readonly XsollaLoginTokenValidator _validator;

    public UserTokenValidation(ITokenClient? client, XsollaLoginBearerOptions options, ILogger<XsollaLoginTokenValidator>? logger)
    {
        var validatorOptions = new XsollaLoginTokenValidatorOptions
        {
            ProjectId = options.ProjectId!,
            Issuer = options.Issuer,
            ClockSkew = options.ClockSkew,
            KeyLifetime = options.KeyLifetime,
            KeyFetchInterval = options.KeyFetchInterval,
            TimeProvider = options.TimeProvider!,
            Logger = logger,
        };
        _validator = options.Secret is { } secret
            ? XsollaLoginTokenValidator.ForSecret(secret, validatorOptions)
            : XsollaLoginTokenValidator.ForKeys(client!, validatorOptions);
        Revocation = options.CheckRevocation ? RevocationCheck.Of(client!, options) : null;
    }

    /// <summary>The check for revoked tokens; null if the scheme has none.</summary>
    public RevocationCheck? Revocation { get; }

    /// <summary>Validates a token without the revocation check.</summary>
    public ValueTask<TokenVerdict> ValidateAsync(string token, CancellationToken cancellationToken) => _validator.ValidateAsync(token, cancellationToken);
}
