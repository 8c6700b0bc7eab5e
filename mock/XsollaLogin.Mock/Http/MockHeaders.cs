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

    public const string RequestId = "X-REQUEST-ID";
}
