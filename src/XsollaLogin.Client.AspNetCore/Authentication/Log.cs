using Microsoft.Extensions.Logging;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>The log messages of the scheme, without tokens and secrets.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "The scheme {Scheme} validated the token of user {UserId}.")]
    public static partial void TokenValidated(this ILogger logger, string scheme, string userId);

    [LoggerMessage(2, LogLevel.Information, "The scheme {Scheme} rejected a token: {Reason}.")]
    public static partial void TokenRejected(this ILogger logger, string scheme, string reason);

    [LoggerMessage(3, LogLevel.Information,
        "The scheme {Scheme} rejected a token that is not signed with {Algorithm}. A project that signs with HS256 needs the option Secret; one that signs "
        + "with RS256 must not have it.")]
    public static partial void WrongAlgorithm(this ILogger logger, string scheme, string algorithm);

    [LoggerMessage(4, LogLevel.Information, "The scheme {Scheme} rejected a request with several credentials in the header Authorization.")]
    public static partial void SeveralCredentials(this ILogger logger, string scheme);

    [LoggerMessage(5, LogLevel.Error, "The scheme {Scheme} could not validate a token; the challenge is 503.")]
    public static partial void CouldNotValidate(this ILogger logger, Exception exception, string scheme);

    [LoggerMessage(6, LogLevel.Warning, "The scheme {Scheme} could not check whether a token was revoked, and accepts it.")]
    public static partial void AcceptedUnchecked(this ILogger logger, Exception exception, string scheme);
}
