using Microsoft.Extensions.Logging;

namespace XsollaLogin.Client.Tokens;

/// <summary>Logs failures of background work, which may have no caller to throw to. The exception is logged because it contains no secrets.</summary>
internal static partial class TokenLog
{
    [LoggerMessage(1, LogLevel.Warning, "The user's token could not be renewed or stored.")]
    public static partial void RenewalFailed(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The keys of project {ProjectId} could not be fetched.")]
    public static partial void KeysNotFetched(ILogger logger, Exception exception, string projectId);
}
