using XsollaLogin.BlackBoxTests.Settings;

namespace XsollaLogin.BlackBoxTests.Asking;

/// <summary>Whether there is anything to check.</summary>
internal static class Reach
{
    /// <summary>Why the server cannot be asked, for whoever named it; null: it can.</summary>
    public static async Task<string?> ObstacleAsync(Session session)
    {
        var asked = $"{Setting.BaseUrl} is {session.Settings.BaseAddress}";
        try
        {
            // Needs no project, changes nothing, and is answered by JSON or by nothing.
            using var answer = await session.AskAsync("validateToken");
            return answer.Content.Headers.ContentType?.MediaType == "text/html"
                ? $"{asked}, where a web page answers ({(int)answer.StatusCode}, text/html), not the API: is the path right?"
                : null;
        }
        catch (Exception e) when (NoAnswer.Explain(e) is { } explained)
        {
            return $"{asked}, {explained}";
        }
    }
}
