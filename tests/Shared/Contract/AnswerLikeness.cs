using XsollaLogin.Tests.Http;

namespace XsollaLogin.Tests.Contract;

/// <summary>Tells which of an operation's declared answers a body is: by status, error code, and then by its shape.</summary>
public static class AnswerLikeness
{
    /// <summary>Null where no answer with this status has this error code.</summary>
    public static ContractAnswer? Of(ContractResponse response, JsonNode? body)
    {
        var shape = ShapeOf(body);
        var code = (body as JsonObject)?["error"]?["code"]?.ToString();
        return response.Answers.Where(answer => answer.ErrorCode == code).MinBy(answer => Distance(ShapeOf(answer.Value), shape));
    }

    private static int Distance(HashSet<string> one, HashSet<string> other) => one.Except(other).Count() + other.Except(one).Count();

    /// <summary>Each member with its value, of a list the first item; of a URL the names in its query, for their values differ each time.</summary>
    private static HashSet<string> ShapeOf(JsonNode? body) => [.. Traits(body, "")];

    private static IEnumerable<string> Traits(JsonNode? node, string path) => node switch
    {
        null => [],
        JsonArray { Count: 0 } => [$"{path}: empty"],
        JsonArray list => Traits(list[0], $"{path}[0]"),
        JsonObject members => members.SelectMany(member => Traits(member.Value, $"{path}.{member.Key}")).Prepend(path),
        _ when node.ToString().Split('?', 2) is [_, var query] => WireText.Parse(query).Select(pair => $"{path}?{pair.Key}").Prepend(path),
        _ => [path, $"{path}: {node}"],
    };
}
