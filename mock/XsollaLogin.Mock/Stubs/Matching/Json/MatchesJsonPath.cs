using System.Text.Json;
using Newtonsoft.Json.Linq;
using XsollaLogin.Mock.Stubs.Format;
using JsonException = Newtonsoft.Json.JsonException;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>The value is JSON in which a path leads to something; with a matcher beside the path, to something that the matcher likes.</summary>
/// <param name="inner">Null: anything that is neither null nor empty.</param>
internal sealed class MatchesJsonPath(JsonPath path, ValuePattern? inner) : ValuePattern
{
    private const string Expression = "expression";

    public static MatchesJsonPath? Read(Members members, string name, List<string> problems)
    {
        if (members.Any(name) is not { ValueKind: JsonValueKind.Object }) return PathOf(members, name) is { } simple ? new(simple, null) : null;
        var nested = members.Object(name)!;
        var path = PathOf(nested, Expression);
        var inner = ValuePatterns.ReadMatcher(nested, members.PathOf(name), problems);
        nested.RefuseOthers();
        return path is null || inner is null ? null : new(path, inner);
    }

    public override bool Matches(MatchedValue value)
    {
        try
        {
            var found = value.LenientJson is { } json ? path.Select(json, new JsonPathDocument(json, value.Budget)) : null;
            if (inner is null) return found is not null && IsSomething(found);
            // Of what is no document nothing can be absent; of no body all is.
            if (value.LenientJson is null or { Type: JTokenType.Null } && !string.IsNullOrWhiteSpace(value.Text)) return false;
            var texts = found is null ? [] : TextsOf(found).ToList();
            return texts is [] ? inner.IsAbsent : texts.Exists(text => inner.Matches(new MatchedValue(text, value.Budget)));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonPath? PathOf(Members members, string name)
    {
        if (members.Operand(name) is not { } text) return null;
        if (JsonPath.TryParse(text, out var path, out var problem)) return path;
        members.Problem(name, $"is no JSONPath that can be read: {problem}");
        return null;
    }

    private static bool IsSomething(JToken found) => found switch
    {
        JContainer container => container.HasValues,
        _ => found.Type != JTokenType.Null,
    };

    /// <summary>What a matcher sees: an object as its JSON, of an array each item.</summary>
    private IEnumerable<string> TextsOf(JToken found) => found switch
    {
        JArray array when inner is not EqualToJson => array.Select(JavaText.OfItem),
        JContainer container => [JavaText.OfJson(container)],
        { Type: JTokenType.Null } => [],
        _ => [JavaText.Of(found)],
    };
}
