using System.Text.RegularExpressions;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>A path with parameters, each a segment or a part of one: <c>/users/{id}</c>.</summary>
internal sealed partial class PathTemplate : ValuePattern
{
    public const string Member = "urlPathTemplate";
    public const string Parameters = "pathParameters";

    private readonly Regex _path;
    private readonly (int Group, ValuePattern Pattern)[] _parameters;

    private PathTemplate(Regex path, (int Group, ValuePattern Pattern)[] parameters) => (_path, _parameters) = (path, parameters);

    public static PathTemplate? Read(Members request, List<string> problems)
    {
        if (request.Operand(Member) is not { } template) return null;
        // By number, for a parameter may have a name that no group can have.
        var names = Parameter().Matches(template).Select(match => match.Groups["name"].Value).ToList();
        var path = string.Join("([^/]+)", Parameter().Split(template).Where((_, index) => index % 2 == 0).Select(Regex.Escape));
        List<(int, ValuePattern)> parameters = [];
        foreach (var (name, json, place) in request.Entries(Parameters))
        {
            if (!names.Contains(name)) problems.Add($"{place} is not in the template {template}");
            else if (ValuePatterns.Read(json, place, problems) is { } pattern) parameters.Add((names.IndexOf(name) + 1, pattern));
        }

        return new(new Regex($@"\A{path}\z", RegexOptions.CultureInvariant, RegexPattern.Longest), [.. parameters]);
    }

    public override bool Matches(MatchedValue value)
    {
        value.Budget.Check();
        var match = _path.Match(value.Text ?? "");
        return match.Success && Array.TrueForAll(_parameters, parameter => parameter.Pattern.Matches(new MatchedValue(match.Groups[parameter.Group].Value, value.Budget)));
    }

    [GeneratedRegex(@"\{(?<name>[^{}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
