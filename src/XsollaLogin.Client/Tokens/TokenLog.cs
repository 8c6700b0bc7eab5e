using Microsoft.Extensions.Logging;

namespace XsollaLogin.Client.Tokens;

/// <summary>The log messages of failures that perhaps no call waits for; exceptions of this client contain no secrets.</summary>
internal static partial class TokenLog
{
    [LoggerMessage(1, LogLevel.Warning, "The user's token could not be renewed or stored.")]
    public static partial void RenewalFailed(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The keys of project {ProjectId} could not be fetched.")]
    public static partial void KeysNotFetched(ILogger logger, Exception exception, string projectId);
}
