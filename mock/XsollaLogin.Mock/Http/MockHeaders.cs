namespace XsollaLogin.Mock.Http;

/// <summary>Headers that are not the API's own.</summary>
internal static class MockHeaders
{
    /// <summary>Chooses an answer (RFC 7240).</summary>
    public const string Prefer = "Prefer";

    /// <summary>Says which choice was followed (RFC 7240).</summary>
    public const string PreferenceApplied = "Preference-Applied";

    /// <summary>Names the rules of the contract that a request breaks.</summary>
    public const string Violation = "X-Contract-Violation";

    /// <summary>Names the stub that answered, as WireMock does.</summary>
    public const string MatchedStubId = "Matched-Stub-Id";

    /// <summary>What the stub that answered is called, if it has a name.</summary>
    public const string MatchedStubName = "Matched-Stub-Name";

    public const string RequestId = "X-REQUEST-ID";
}
