using System.Text.Json;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>Reads patterns: an object with one matcher, such as <c>{"equalTo": "x", "caseInsensitive": true}</c>.</summary>
internal static class ValuePatterns
{
    private const string NeedsOne = "needs a matcher, such as {\"equalTo\": \"…\"}";
    private const string OneOnly = "must have one matcher; several are joined by \"and\"";

    private delegate ValuePattern? Reader(Members members, string name, List<string> problems);

    private static readonly Dictionary<string, Reader> s_readers = new()
    {
        ["equalTo"] = (members, name, _) => members.Operand(name) is { } text ? new EqualTo(text, members.Flag("caseInsensitive") ?? false) : null,
        ["contains"] = (members, name, _) => members.Operand(name) is { } text ? new Contains(text) : null,
        ["doesNotContain"] = (members, name, _) => members.Operand(name) is { } text ? new Not(new Contains(text)) : null,
        ["matches"] = (members, name, _) => RegexPattern.Read(members, name),
        ["doesNotMatch"] = (members, name, _) => RegexPattern.Read(members, name) is { } pattern ? new Not(pattern) : null,
        ["absent"] = ReadAbsent,
        ["anything"] = static (members, name, _) =>
        {
            members.Any(name);
            return Anything.Instance;
        },
        ["equalToJson"] = (members, name, _) => EqualToJson.Read(members, name),
        ["matchesJsonPath"] = MatchesJsonPath.Read,
        ["and"] = (members, name, problems) => new And(ReadAll(members, name, problems)),
        ["or"] = (members, name, problems) => new Or(ReadAll(members, name, problems)),
        ["not"] = (members, name, problems) => members.Any(name) is { } json && Read(json, members.PathOf(name), problems) is { } pattern ? new Not(pattern) : null,
    };

    /// <summary>Null where something is wrong with it.</summary>
    public static ValuePattern? Read(JsonElement json, string path, List<string> problems)
    {
        if (Members.Of(json, path, problems) is not { } members) return null;
        var pattern = ReadMatcher(members, path, problems);
        members.RefuseOthers();
        return pattern;
    }

    /// <summary>Reads the one matcher that stands among the members.</summary>
    public static ValuePattern? ReadMatcher(Members members, string path, List<string> problems)
    {
        var matchers = members.Names.Where(s_readers.ContainsKey).ToList();
        if (matchers is [var matcher]) return s_readers[matcher](members, matcher, problems);
        problems.Add($"{(path.Length == 0 ? "the JSON" : path)} {(matchers is [] ? NeedsOne : OneOnly)}");
        foreach (var name in matchers) members.Any(name);
        return null;
    }

    private static Absent? ReadAbsent(Members members, string name, List<string> problems)
    {
        if (members.Flag(name) == true) return Absent.Instance;
        members.Problem(name, "must be true; for a value that has to be there use {\"matches\": \".*\"}");
        return null;
    }

    private static ValuePattern[] ReadAll(Members members, string name, List<string> problems) =>
        [.. members.Items(name).Select(item => Read(item.Value, item.Path, problems)).OfType<ValuePattern>()];
}
