using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>What the address has to be like, as it was sent: percent-encoded.</summary>
/// <param name="pattern">Null: any.</param>
/// <param name="whole">Whether the query belongs to it.</param>
internal sealed class UrlPattern(ValuePattern? pattern, bool whole)
{
    private static readonly string[] s_members = ["url", "urlPattern", "urlPath", "urlPathPattern", PathTemplate.Member];

    public static UrlPattern Read(Members request, List<string> problems)
    {
        var given = s_members.Where(name => request.Any(name) is not null).ToList();
        if (given.Count > 1) request.Problem(given[1], $"must not stand beside {given[0]}: one of them says what the address is");
        var name = given.FirstOrDefault();
        if (name != PathTemplate.Member && request.Any(PathTemplate.Parameters) is not null) request.Problem(PathTemplate.Parameters, $"needs {PathTemplate.Member}, which names them");
        return name switch
        {
            "url" or "urlPath" => new(request.Operand(name) is { } text ? new EqualTo(text, ignoreCase: false) : null, name == "url"),
            "urlPattern" or "urlPathPattern" => new(RegexPattern.Read(request, name), name == "urlPattern"),
            PathTemplate.Member => new(PathTemplate.Read(request, problems), whole: false),
            _ => new(null, whole: true),
        };
    }

    public bool Matches(RequestFacts request) => pattern is null || pattern.Matches(whole ? request.UrlText : request.PathText);
}
