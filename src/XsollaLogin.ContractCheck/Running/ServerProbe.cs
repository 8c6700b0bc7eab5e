using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractCheck.Running;

/// <summary>Finds out whether the API answers at the given URL.</summary>
internal static class ServerProbe
{
    /// <summary>Returns why the server cannot be checked, in one line, or null.</summary>
    public static async Task<string?> FindProblemAsync(Session session)
    {
        var server = session.Settings.BaseAddress;
        try
        {
            // This request needs no project, changes nothing, and its answer is JSON or empty.
            using var answer = await session.SendAsync(OperationIds.ValidateToken);
            return answer.Content.Headers.ContentType?.MediaType == "text/html"
                ? $"{server} answers with a web page ({(int)answer.StatusCode}, text/html), not with the API; check the path of {Setting.BaseUrl}"
                : null;
        }
        catch (Exception e) when (RequestFailure.Explain(e) is { } explained && !session.CancellationToken.IsCancellationRequested)
        {
            return $"{server} gives {explained.TrimEnd('.')}; check {Setting.BaseUrl}";
        }
    }
}
