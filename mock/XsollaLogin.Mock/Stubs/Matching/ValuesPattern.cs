using System.Text.Json;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>What the values of one name have to be like: any of them, or, with <c>hasExactly</c> and <c>includes</c>, each pattern has one of its own.</summary>
internal sealed class ValuesPattern
{
    private const string HasExactly = "hasExactly";
    private const string Includes = "includes";

    private readonly ValuePattern[] _patterns;
    private readonly string? _each;

    private ValuesPattern(ValuePattern[] patterns, string? each) => (_patterns, _each) = (patterns, each);

    public bool IsAbsent => _each is null && _patterns is [{ IsAbsent: true }];

    public static ValuesPattern Any(ValuePattern pattern) => new([pattern], null);

    public static ValuesPattern Read(JsonElement json, string path, List<string> problems)
    {
        if (json.ValueKind == JsonValueKind.Object && (Each(HasExactly) ?? Each(Includes)) is { } each) return each;
        return new([.. new[] { ValuePatterns.Read(json, path, problems) }.OfType<ValuePattern>()], null);

        ValuesPattern? Each(string name)
        {
            if (!json.TryGetProperty(name, out _)) return null;
            var members = Members.Of(json, path, problems)!;
            var patterns = members.Items(name).Select(item => ValuePatterns.Read(item.Value, item.Path, problems)).OfType<ValuePattern>().ToArray();
            members.RefuseOthers();
            return new(patterns, name);
        }
    }

    public bool Matches(IEnumerable<string> values, MatchingBudget budget)
    {
        if (_each is null) return values.Any() ? values.Any(value => Likes(_patterns[0], value)) : Likes(_patterns[0], null);
        return (_each == Includes || values.Count() == _patterns.Length) && _patterns.All(pattern => values.Any(value => Likes(pattern, value)));

        bool Likes(ValuePattern pattern, string? value) => pattern.Matches(new MatchedValue(value, budget));
    }
}
