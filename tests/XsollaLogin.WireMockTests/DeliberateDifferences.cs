using System.Text.RegularExpressions;

namespace XsollaLogin.WireMockTests;

/// <summary>Where the mock differs from WireMock on purpose, with the reason of each.</summary>
internal static class DeliberateDifferences
{
    // Besides what stands below, nothing is generated
    // - on which WireMock itself fails by 500: a query value that ends in %, a null among what a JSONPath finds and hands to another operator,
    //   an import whose options do not say deleteAllNotInImport, an offset behind the end;
    // - that is another text of the same JSON: numbers with an exponent, U+2028;
    // - that only WireMock's search for the nearest value explains: equalTo "" where a parameter has several values, of which one is empty;
    // - that is refused by another status: ids and dates of the request log that are none (WireMock: 400; the mock: 404 and 422).

    /// <summary>Facts that are not compared, as patterns of their names.</summary>
    private static readonly (string Facts, string Why)[] NotCompared =
    [
        (@"\.loggedDate(String)?$", "the moment of the request"),
        (@"\.timing\.", "how long it took"),
        (@"\.responseDefinition", "the log has the stub and the answer as it was sent"),
        (@"\.response\.headers\.(Content-Length|Vary)$", "headers of the transport, which WireMock adds after its log"),
        (@"GET settings \$\.settings(\.proxyPassThrough)?$", "WireMock's settings about proxies; the mock calls nobody"),
        (@"\.subEvents", "WireMock's report of the stub that came nearest; the journal of the mock explains answers in its own form"),
    ];

    /// <summary>Fields of stubs that WireMock takes and the mock refuses, naming them: each as it stands in a stub.</summary>
    public static readonly (string Field, string Stub, string Why)[] Refused =
    [
        ("body", """{"response":{"status":204,"body":"text"}}""", "HTTP has no place for it"),
        ("requiredScenarioState", """{"requiredScenarioState":"Started"}""", "without a scenarioName it says nothing"),
        ("method", """{"request":{"method":"get"}}""", "methods have upper case: it would match nothing"),
        ("transformers", """{"response":{"transformers":["response-template"]}}""", NoTemplates),
        ("transformerParameters", """{"response":{"transformerParameters":{"a":1}}}""", NoTemplates),
        ("proxyBaseUrl", """{"response":{"proxyBaseUrl":"http://127.0.0.1:1"}}""", NoProxy),
        ("additionalProxyRequestHeaders", """{"response":{"additionalProxyRequestHeaders":{"a":"b"}}}""", NoProxy),
        ("removeProxyRequestHeaders", """{"response":{"removeProxyRequestHeaders":["a"]}}""", NoProxy),
        ("proxyUrlPrefixToRemove", """{"response":{"proxyUrlPrefixToRemove":"/a"}}""", NoProxy),
        ("chunkedDribbleDelay", """{"response":{"chunkedDribbleDelay":{"numberOfChunks":2,"totalDuration":2}}}""", "the two other delays are there"),
        ("postServeActions", """{"postServeActions":[{"name":"webhook","parameters":{"method":"GET","url":"http://127.0.0.1:1"}}]}""", NoExtensions),
        ("serveEventListeners", """{"serveEventListeners":[{"name":"webhook","parameters":{"method":"GET","url":"http://127.0.0.1:1"}}]}""", NoExtensions),
        ("customMatcher", """{"request":{"customMatcher":{"name":"mine","parameters":{}}}}""", NoExtensions),
        ("multipartPatterns", """{"request":{"multipartPatterns":[{"name":"a","bodyPatterns":[{"equalTo":"b"}]}]}}""", "no operation of the API takes multipart bodies"),
        ("matchesXPath", """{"request":{"bodyPatterns":[{"matchesXPath":"//a"}]}}""", NoXml),
        ("equalToXml", """{"request":{"bodyPatterns":[{"equalToXml":"<a/>"}]}}""", NoXml),
        ("matchesJsonSchema", """{"request":{"bodyPatterns":[{"matchesJsonSchema":"{}"}]}}""", "the contract's schemas judge what goes to the API"),
        ("matchesJsonPath", """{"request":{"bodyPatterns":[{"matchesJsonPath":"$..n.max()"}]}}""", OneFunction),
        ("matchesJsonPath", """{"request":{"bodyPatterns":[{"matchesJsonPath":"$.n.min()"}]}}""", OneFunction),
        ("matchesJsonPath", """{"request":{"bodyPatterns":[{"matchesJsonPath":"$.n.avg()"}]}}""", OneFunction),
        ("matchesJsonPath", """{"request":{"bodyPatterns":[{"matchesJsonPath":"$.n.sum()"}]}}""", OneFunction),
        ("matchesJsonPath", """{"request":{"bodyPatterns":[{"matchesJsonPath":"$.items.first()"}]}}""", OneFunction),
        ("matchesJsonPath", """{"request":{"bodyPatterns":[{"matchesJsonPath":"$.items.last()"}]}}""", OneFunction),
        ("matchesJsonPath", """{"request":{"bodyPatterns":[{"matchesJsonPath":"$.a.keys()"}]}}""", OneFunction),
        ("binaryEqualTo", """{"request":{"bodyPatterns":[{"binaryEqualTo":"AAEC"}]}}""", "no operation of the API takes binary bodies"),
        ("before", """{"request":{"headers":{"a":{"before":"now"}}}}""", NoDates),
        ("after", """{"request":{"headers":{"a":{"after":"now"}}}}""", NoDates),
        ("equalToDateTime", """{"request":{"headers":{"a":{"equalToDateTime":"now"}}}}""", NoDates),
    ];

    private const string NoTemplates = "answers are not templated";
    private const string NoProxy = "the mock calls nobody";
    private const string NoExtensions = "the mock takes no extensions";
    private const string NoXml = "no operation of the API takes XML";
    private const string OneFunction = "of JSONPath's functions, length() and size() are those that tests of bodies use";
    private const string NoDates = "no request of the API carries a date";

    private static readonly Regex[] Patterns = [.. NotCompared.Select(entry => new Regex(entry.Facts))];

    /// <summary>Calls that WireMock has and the mock has not.</summary>
    public static readonly (string Method, string Path, string Why)[] MissingCalls =
    [
        ("GET", "requests/unmatched/near-misses", "the journal tells why an answer came"),
        ("POST", "near-misses/request", "the journal tells why an answer came"),
        ("POST", "recordings/start", "the mock calls nobody"),
        ("GET", "recordings/status", "the mock calls nobody"),
        ("GET", "files", "files are put into the folder"),
        ("POST", "shutdown", "whoever started the mock stops it"),
    ];

    /// <summary>Whether two values say the same: where WireMock sends nothing, the mock sends JSON without members, so that every answer can be read as JSON.</summary>
    public static bool AreAlike(string real, string ours) => real is "null" or "\"\"" && ours == "{}";

    /// <summary>Takes out what the log says of requests that no stub matched: each server's own words.</summary>
    public static JsonNode? WithoutOwnWords(JsonNode? answer)
    {
        foreach (var unmatched in Entries(answer).Where(entry => (bool?)entry["wasMatched"] == false))
        {
            unmatched.Remove("response");
            unmatched.Remove("stubMapping");
        }

        return answer;
    }

    /// <summary>The entries of the log in an answer: one, those of a list, or those that were removed.</summary>
    private static IEnumerable<JsonObject> Entries(JsonNode? answer) => answer switch
    {
        JsonArray list => list.OfType<JsonObject>(),
        JsonObject { } one when one.ContainsKey("wasMatched") => [one],
        JsonObject { } members => Entries(members["requests"] ?? members["serveEvents"]),
        _ => [],
    };

    /// <summary>Whether a fact of a transcript is left out of the comparison.</summary>
    public static bool Covers(string fact) => Patterns.Any(pattern => pattern.IsMatch(fact));
}
