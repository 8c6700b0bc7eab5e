using XsollaLogin.ContractCheck.Contract;

namespace XsollaLogin.ContractCheck.Http;

/// <summary>Finds the declared answer that a body is most similar to: by error code, then by its members and values.</summary>
public static class AnswerMatcher
{
    /// <summary>Returns the declared answer with the body's error code and the fewest different members; null if no answer has this code.</summary>
    public static ContractAnswer? Find(ContractResponse response, JsonNode? body)
    {
        var features = FeaturesOf(body);
        var code = (body as JsonObject)?["error"]?["code"]?.ToString();
        return response.Answers.Where(answer => answer.ErrorCode == code).MinBy(answer => Distance(FeaturesOf(answer.Body), features));
    }

    private static int Distance(HashSet<string> one, HashSet<string> other) => one.Except(other).Count() + other.Except(one).Count();

    private static HashSet<string> FeaturesOf(JsonNode? body) => [.. Features(body, "")];

    /// <summary>Each member with its value; the first item of a list; the parameter names of a URL, because their values differ each time.</summary>
    private static IEnumerable<string> Features(JsonNode? node, string path) => node switch
    {
        null => [],
        JsonArray { Count: 0 } => [$"{path}: empty"],
        JsonArray list => Features(list[0], $"{path}[0]"),
        JsonObject members => members.SelectMany(member => Features(member.Value, $"{path}.{member.Key}")).Prepend(path),
        _ when node.ToString().Split('?', 2) is [_, var query] => WireText.Parse(query).Select(pair => $"{path}?{pair.Key}").Prepend(path),
        _ => [path, $"{path}: {node}"],
    };
}
