namespace XsollaLogin.Mock.Http;

/// <summary>A segment of a path.</summary>
internal static class PathSegment
{
    /// <summary>Returns why no path can name the ID; null if one can.</summary>
    /// <remarks>Browsers, servers and proxies resolve these two, also in their percent-encoded form.</remarks>
    public static string? ProblemOf(string? id) => id is "." or ".." ? "must not be \".\" or \"..\", because no path can name it" : null;
}
