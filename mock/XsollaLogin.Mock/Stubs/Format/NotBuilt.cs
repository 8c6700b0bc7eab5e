namespace XsollaLogin.Mock.Stubs.Format;

/// <summary>Members of WireMock's format that the mock does not have, and what to do instead.</summary>
internal static class NotBuilt
{
    private const string NoTemplates = "is not supported, for answers are not templated: take it out and write the answer as it is to be";
    private const string NoProxy = "is not supported, for the mock calls nobody: take it out; what no stub matches, the flows answer";
    private const string NoExtensions = "is not supported, for the mock takes no extensions: take it out";
    private const string OneServer = "is not supported, for the mock is one server: take it out";
    private const string OtherMatcher = "is no matcher of the mock: use equalTo, contains, matches, equalToJson or matchesJsonPath";

    private static readonly Dictionary<string, string> s_advice = new()
    {
        ["transformers"] = NoTemplates,
        ["transformerParameters"] = NoTemplates,
        ["proxyBaseUrl"] = NoProxy,
        ["additionalProxyRequestHeaders"] = NoProxy,
        ["removeProxyRequestHeaders"] = NoProxy,
        ["proxyUrlPrefixToRemove"] = NoProxy,
        ["postServeActions"] = NoExtensions,
        ["serveEventListeners"] = NoExtensions,
        ["customMatcher"] = NoExtensions,
        ["chunkedDribbleDelay"] = "is not supported: use fixedDelayMilliseconds or delayDistribution, by which the whole answer comes late",
        ["matchesXPath"] = OtherMatcher,
        ["equalToXml"] = OtherMatcher,
        ["matchesJsonSchema"] = OtherMatcher,
        ["binaryEqualTo"] = OtherMatcher,
        ["before"] = OtherMatcher,
        ["after"] = OtherMatcher,
        ["equalToDateTime"] = OtherMatcher,
        ["equalToNumber"] = OtherMatcher,
        ["scheme"] = OneServer,
        ["host"] = OneServer,
        ["port"] = OneServer,
        ["clientIp"] = OneServer,
        ["multipartPatterns"] = "is not supported, for no operation takes multipart bodies: use bodyPatterns",
    };

    /// <summary>Follows the name of the member in a sentence.</summary>
    public static string Advice(string name) => s_advice.GetValueOrDefault(name, "is not known here: take it out, or correct its name");
}
