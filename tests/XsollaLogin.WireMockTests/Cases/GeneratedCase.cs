namespace XsollaLogin.WireMockTests.Cases;

/// <summary>Stubs, the requests sent to them one after the other, and the patterns by which the requests are counted afterwards.</summary>
public sealed record GeneratedCase(IReadOnlyList<JsonObject> Stubs, IReadOnlyList<SentRequest> Requests, IReadOnlyList<JsonObject> Counted)
{
    public bool HasScenarios => Stubs.Any(stub => stub.ContainsKey("scenarioName"));

    /// <summary>The names of the headers that the stubs answer with.</summary>
    public IEnumerable<string> StubHeaders =>
        Stubs.SelectMany(stub => stub["response"]?["headers"]?.AsObject().Select(header => header.Key) ?? []).Distinct(StringComparer.OrdinalIgnoreCase);
}
