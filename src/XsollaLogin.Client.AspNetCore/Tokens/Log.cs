using Microsoft.Extensions.Logging;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>The log messages of the tokens, without tokens and secrets.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "The token of user {UserId} was renewed.")]
    public static partial void Renewed(this ILogger logger, string userId);

    [LoggerMessage(2, LogLevel.Information,
        "Xsolla Login rejected the refresh token of user {UserId}, who must log in again unless the store has newer tokens.")]
    public static partial void RefreshTokenRejected(this ILogger logger, string userId);

    [LoggerMessage(3, LogLevel.Error, "The token of user {UserId} could not be renewed or stored.")]
    public static partial void RenewalFailed(this ILogger logger, Exception exception, string userId);

    [LoggerMessage(4, LogLevel.Warning,
        "The stored tokens of a user cannot be read ({Error}) and count as absent. The instances of the service must share the keys of data protection.")]
    public static partial void UnreadableTokens(this ILogger logger, string error);

    [LoggerMessage(5, LogLevel.Warning, "User {UserId} is signed out here, but not at Xsolla Login: the logout failed.")]
    public static partial void LogoutFailed(this ILogger logger, Exception exception, string? userId);

    [LoggerMessage(6, LogLevel.Error, "The tokens of user {UserId}, who is signed out, could not be removed from the store.")]
    public static partial void TokensNotRemoved(this ILogger logger, Exception exception, string? userId);

    [LoggerMessage(7, LogLevel.Warning,
        "The renewed tokens of user {UserId} could not be stored with the response; the user's next request stores them.")]
    public static partial void NotStoredWithResponse(this ILogger logger, Exception exception, string userId);
}
