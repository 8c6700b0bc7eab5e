using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Http;

/// <summary>A segment of a path.</summary>
internal static class PathSegment
{
    /// <summary>Returns why no path can name the ID; null if one can.</summary>
    /// <remarks>
    /// Browsers, servers and proxies resolve the two dots, also in their percent-encoded form. The server decodes <c>%252F</c> to <c>%2F</c> and leaves
    /// <c>%2F</c> as it is, so that an ID with this text could not be told from one with a slash.
    /// </remarks>
    public static string? ProblemOf(string? id) => id switch
    {
        "." or ".." => "must not be \".\" or \"..\", because no path can name it",
        not null when id.Contains(Route.Slash, StringComparison.OrdinalIgnoreCase) => $"must not contain \"{Route.Slash}\", because no path can name it",
        _ => null,
    };
}
