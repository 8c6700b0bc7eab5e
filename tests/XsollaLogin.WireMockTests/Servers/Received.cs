namespace XsollaLogin.WireMockTests.Servers;

/// <summary>What came back for a request; where the connection was cut, how.</summary>
public sealed record Received(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body, string? Cut)
{
    public const string MatchedStubId = "Matched-Stub-Id";

    public bool ByStub => Cut is not null || Headers.ContainsKey(MatchedStubId);
}
