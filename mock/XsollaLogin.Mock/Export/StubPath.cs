using System.Text.RegularExpressions;
using Route = XsollaLogin.Mock.Contract.Route;

namespace XsollaLogin.Mock.Export;

/// <summary>Which paths a stub answers.</summary>
/// <param name="IsPattern">Whether the text is a regular expression.</param>
internal readonly record struct StubPath(string Text, bool IsPattern)
{
    /// <summary>A path of the contract; a parameter fills a whole segment.</summary>
    public static StubPath Of(string path) => path.Contains('{', StringComparison.Ordinal)
        ? new(string.Join('/', path.Split('/').Select(segment => Route.IsParameter(segment) ? "[^/]+" : Regex.Escape(segment))), IsPattern: true)
        : new(path, IsPattern: false);

    public static StubPath Below(string path) => new($"{path}/.*", IsPattern: true);
}
