using XsollaLogin.ContractCheck.Contract;

namespace XsollaLogin.ContractCheck.Http;

/// <summary>Finds the declared answer that a body is most similar to: by error code, then by its members and values.</summary>
public static class AnswerMatcher
{
    /// <summary>Returns null if no answer of the response has the error code of the body.</summary>
    public static ContractAnswer? Find(ContractResponse response, JsonNode? body)
    {
        var traits = TraitsOf(body);
        var code = (body as JsonObject)?["error"]?["code"]?.ToString();
        return response.Answers.Where(answer => answer.ErrorCode == code).MinBy(answer => Distance(TraitsOf(answer.Value), traits));
    }

    private static int Distance(HashSet<string> one, HashSet<string> other) => one.Except(other).Count() + other.Except(one).Count();

    private static HashSet<string> TraitsOf(JsonNode? body) => [.. Traits(body, "")];

    /// <summary>Each member with its value; the first item of a list; the parameter names of a URL, because their values differ each time.</summary>
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
