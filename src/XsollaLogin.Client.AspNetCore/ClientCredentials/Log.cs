using Microsoft.Extensions.Logging;

namespace XsollaLogin.Client.AspNetCore.ClientCredentials;

/// <summary>The log messages of the token of a service, without tokens and secrets.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The token of the OAuth 2.0 client {ClientId} could not be requested.")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, long clientId);
}
