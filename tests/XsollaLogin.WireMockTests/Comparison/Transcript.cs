using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace XsollaLogin.WireMockTests.Comparison;

/// <summary>What a server said, fact by fact, in words that do not depend on which server it was.</summary>
public sealed partial class Transcript(StubServer server)
{
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, string> _facts = [];

    public IReadOnlyDictionary<string, string> Facts => _facts;

    /// <summary>How many requests a stub answered.</summary>
    public int Hits { get; private set; }

    /// <summary>How many requests no stub answered.</summary>
    public int Misses { get; private set; }

    /// <summary>Gives the ids that both servers know the same ranks, whichever they tell of first.</summary>
    public void Know(IEnumerable<string> ids) => _ids.AddRange(ids);

    public void Add(string what, string said) => _facts.Add(WithoutChance(what), WithoutChance(said));

    /// <summary>What was received for a request.</summary>
    /// <param name="headers">The headers to tell of, besides what is always told.</param>
    public void Add(string what, Received received, IEnumerable<string> headers)
    {
        if (received.ByStub) Hits++;
        else Misses++;
        Add(what, Describe(received, headers));
    }

    /// <summary>Each value of a JSON document as a fact of its own.</summary>
    public void Add(string what, JsonNode? said)
    {
        switch (said)
        {
            case JsonObject { Count: > 0 } members:
                foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal)) Add($"{what}.{name}", value);
                break;
            case JsonArray { Count: > 0 } items:
                foreach (var (index, value) in Ordered(what, items).Index()) Add($"{what}[{index}]", value);
                break;
            default:
                Add(what, Text(said));
                break;
        }
    }

    // 1 and 1.0 are the same number.
    private static string Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number
        ? value.GetValue<decimal>().ToString("0.############", CultureInfo.InvariantCulture)
        : value?.ToJsonString() ?? "null";

    /// <summary>Scenarios, their states and their stubs are sets.</summary>
    private static IEnumerable<JsonNode?> Ordered(string what, JsonArray items) =>
        Sets().IsMatch(what) ? items.OrderBy(RankIn, StringComparer.Ordinal) : items;

    private static string RankIn(JsonNode? item) =>
        item is JsonObject ? $"{item["name"]} {item["requiredScenarioState"]} {item["request"]?["urlPath"]}" : $"{item}";

    private static string Describe(Received received, IEnumerable<string> headers)
    {
        if (received.Cut is not null) return $"cut: {received.Cut}";
        // How an unmatched request is told off is each server's own.
        if (!received.ByStub) return $"{received.Status}, not matched";
        var told = headers.Append("Content-Type").Append(Received.MatchedStubId).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => $"[{name}: {received.Headers.GetValueOrDefault(name, "-")}]");
        return $"{received.Status} {string.Join(' ', told)} {Readable(received.Body)}";
    }

    private static string Readable(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? Convert.ToHexString(body) : text;
    }

    /// <summary>The server's own address becomes a word, a generated id its rank.</summary>
    private string WithoutChance(string text) => text == $"{server.Origin.Port}"
        ? "port"
        : Uuid().Replace(text.Replace(server.Origin.Authority, "host:port", StringComparison.Ordinal), id => $"id-{RankOf(id.Value)}");

    private int RankOf(string id)
    {
        if (!_ids.Contains(id)) _ids.Add(id);
        return _ids.IndexOf(id) + 1;
    }

    [GeneratedRegex(@"\.possibleStates$|[sS]cenarios.*\[\d+\]\.mappings$|\.scenarios$|getAllScenarios$")]
    private static partial Regex Sets();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
