namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>What the mock cannot do is refused by its name, never ignored.</summary>
public sealed class StubRefusalTests : IAsyncLifetime
{
    private StubbedMock? _stubbed;

    private StubbedMock Stubbed => _stubbed!;

    public async ValueTask InitializeAsync() => _stubbed = await StubbedMock.StartAsync();

    public ValueTask DisposeAsync() => Stubbed.DisposeAsync();

    [Theory]
    [InlineData("""{"response": {"transformers": ["response-template"]}}""", "response.transformers is not supported")]
    [InlineData("""{"response": {"transformerParameters": {}}}""", "response.transformerParameters is not supported")]
    [InlineData("""{"response": {"proxyBaseUrl": "http://127.0.0.1"}}""", "response.proxyBaseUrl is not supported")]
    [InlineData("""{"response": {"additionalProxyRequestHeaders": {}}}""", "response.additionalProxyRequestHeaders is not supported")]
    [InlineData("""{"response": {"chunkedDribbleDelay": {"numberOfChunks": 5, "totalDuration": 10}}}""", "use fixedDelayMilliseconds")]
    [InlineData("""{"postServeActions": []}""", "postServeActions is not supported")]
    [InlineData("""{"serveEventListeners": []}""", "serveEventListeners is not supported")]
    [InlineData("""{"request": {"customMatcher": {"name": "x"}}}""", "request.customMatcher is not supported")]
    [InlineData("""{"request": {"multipartPatterns": []}}""", "request.multipartPatterns is not supported")]
    [InlineData("""{"request": {"host": {"equalTo": "x"}}}""", "request.host is not supported")]
    [InlineData("""{"request": {"bodyPatterns": [{"contains": "a"}, {"matchesXPath": "//a"}]}}""", "request.bodyPatterns[1].matchesXPath is no matcher")]
    [InlineData("""{"request": {"bodyPatterns": [{"equalToXml": "<a/>"}]}}""", "request.bodyPatterns[0].equalToXml is no matcher")]
    [InlineData("""{"request": {"bodyPatterns": [{"matchesJsonSchema": "{}"}]}}""", "request.bodyPatterns[0].matchesJsonSchema is no matcher")]
    [InlineData("""{"request": {"bodyPatterns": [{"contains": "a", "equalTo": "b"}]}}""", "joined by \"and\"")]
    [InlineData("""{"request": {"bodyPatterns": [{}]}}""", "needs a matcher")]
    [InlineData("""{"request": {"bodyPatterns": [{"and": [{"matches": "("}]}]}}""", "request.bodyPatterns[0].and[0].matches is no regular expression")]
    [InlineData("""{"request": {"bodyPatterns": [{"matches": "[a-z&&[^b]]"}]}}""", "intersection")]
    [InlineData("""{"request": {"bodyPatterns": [{"matchesJsonPath": "$.["}]}}""", "is no JSONPath")]
    [InlineData("""{"request": {"bodyPatterns": [{"matchesJsonPath": "$[?(@.a like 'x')]"}]}}""", "\"like 'x')\" is not expected there")]
    [InlineData("""{"request": {"bodyPatterns": [{"matchesJsonPath": {"expression": "$.a"}}]}}""", "request.bodyPatterns[0].matchesJsonPath needs a matcher")]
    [InlineData("""{"request": {"bodyPatterns": [{"matchesJsonPath": {"equalTo": "a"}}]}}""", "request.bodyPatterns[0].matchesJsonPath.expression must be a text")]
    [InlineData("""{"request": {"bodyPatterns": [{"equalToJson": "{"}]}}""", "is a text that is not JSON")]
    [InlineData("""{"request": {"bodyPatterns": [{"equalToJson": {"a": "${json-unit.matches:x}"}}]}}""", "matches:x")]
    [InlineData("""{"request": {"headers": {"X": "1"}}}""", "request.headers.X must be an object")]
    [InlineData("""{"request": {"headers": {"X": {"equalTo": 1}}}}""", "request.headers.X.equalTo must be a text")]
    [InlineData("""{"request": {"cookies": {"c": {"absent": false}}}}""", "request.cookies.c.absent must be true")]
    [InlineData("""{"request": {"method": "post"}}""", "POST")]
    [InlineData("""{"request": {"url": "/a", "urlPath": "/a"}}""", "request.urlPath must not stand beside url")]
    [InlineData("""{"request": {"urlPathTemplate": "/{a}", "pathParameters": {"b": {"equalTo": "1"}}}}""", "request.pathParameters.b is not in the template")]
    [InlineData("""{"response": {"x-example": "logUp/LoggedIn"}}""", "logIn")]
    [InlineData("""{"response": {"x-example": "logIn/NoSuch"}}""", "UserBanned")]
    [InlineData("""{"response": {"x-example": "logIn"}}""", "UserBanned")]
    [InlineData("""{"response": {"x-example": "logIn/UserBanned", "body": "x"}}""", "response.body must not stand beside x-example")]
    [InlineData("""{"response": {"body": "a", "jsonBody": {}}}""", "response.jsonBody must not stand beside body")]
    [InlineData("""{"response": {"base64Body": "@"}}""", "response.base64Body is not Base64")]
    [InlineData("""{"response": {"bodyFileName": "a.json"}}""", "--root-dir")]
    [InlineData("""{"response": {"status": 99}}""", "response.status must be a whole number from 200 to 999")]
    [InlineData("""{"response": {"status": 204, "body": "x"}}""", "has no body")]
    [InlineData("""{"response": {"statusMessage": "a\nb"}}""", "response.statusMessage")]
    [InlineData("""{"response": {"headers": {"A B": "x"}}}""", "response.headers.A B is no name")]
    [InlineData("""{"response": {"headers": {"A": "x\r\nB: y"}}}""", "response.headers.A must be")]
    [InlineData("""{"response": {"headers": {"content-length": "3"}}}""", "written by the server itself")]
    [InlineData("""{"response": {"fault": "NONE"}}""", "EMPTY_RESPONSE")]
    [InlineData("""{"response": {"fixedDelayMilliseconds": -1}}""", "response.fixedDelayMilliseconds must be")]
    [InlineData("""{"response": {"delayDistribution": {"type": "normal"}}}""", "response.delayDistribution.type must be")]
    [InlineData("""{"response": {"delayDistribution": {"type": "uniform", "lower": 2, "upper": 1}}}""", "must not be less")]
    [InlineData("""{"response": {"delayDistribution": {"type": "lognormal", "median": 2}}}""", "response.delayDistribution.sigma is needed")]
    [InlineData("""{"newScenarioState": "b"}""", "newScenarioState needs scenarioName")]
    [InlineData("""{"id": "one"}""", "must be a UUID")]
    [InlineData("""{"id": "11111111-1111-1111-1111-111111111111", "uuid": "11111111-1111-1111-1111-111111111112"}""", "must be the same as id")]
    [InlineData("""{"priority": "high"}""", "priority must be a number")]
    [InlineData("""{"metadata": 1}""", "metadata must be an object")]
    [InlineData("""{"reqest": {}}""", "reqest is not known")]
    [InlineData("""{"request": {}, "request": {}}""", "request")]
    [InlineData("[]", "must be an object")]
    [InlineData("{", "line 1")]
    public async Task A_stub_is_refused_by_the_name_of_what_is_wrong(string mapping, string said)
    {
        Assert.Contains(said, await Stubbed.RefusalAsync(mapping), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        var said = await Stubbed.RefusalAsync("""{"priority": 1.5, "request": {"a": 1, "b": 2}, "response": {"status": 1}}""");

        Assert.Equal(4, said.Split('\n').Length);
    }

    [Theory]
    [InlineData("mappings/import", "{}", "mappings is needed")]
    [InlineData("mappings/import", """{"mappings": [{}, {"request": {"c": 1}}]}""", "mappings[1].request.c is not known")]
    [InlineData("mappings/import", """{"mappings": [], "importOptions": {"duplicatePolicy": "KEEP"}}""", "OVERWRITE or IGNORE")]
    [InlineData("mappings/save", "", "--root-dir")]
    [InlineData("mappings/find-by-metadata", "{}", "matcher")]
    [InlineData("settings", """{"fixedDelay": -1}""", "fixedDelay must be")]
    [InlineData("settings", """{"delay": 1}""", "delay is not known")]
    public async Task A_call_that_cannot_be_done_is_refused(string call, string body, string said)
    {
        Assert.Contains(said, await Stubbed.RefusalAsync(body, call), StringComparison.Ordinal);
    }
}
