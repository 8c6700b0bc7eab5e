namespace XsollaLogin.WireMockTests;

/// <summary>A stub reads back as WireMock gives it back, whatever its fields; one that WireMock refuses is refused.</summary>
public class StubShapeTests(ServerPair servers)
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"request":{"url":"/things/1"}}""")]
    [InlineData("""{"request":{"method":"ANY","urlPattern":"/things/.*"},"response":{"status":204}}""")]
    [InlineData("""{"name":"A stub","priority":3,"request":{"urlPath":"/things/1"},"response":{"body":"text"},"metadata":{"test":[1,2]}}""")]
    [InlineData("""{"request":{"urlPathPattern":"/things/\\d+","method":"POST"},"response":{"jsonBody":{"a":[1,{"b":null}]},"headers":{"Content-Type":"application/json","X":["a","b"]}}}""")]
    [InlineData("""{"request":{"url":"/things/1"},"response":{"base64Body":"AAEC","statusMessage":"Fine"}}""")]
    [InlineData("""{"request":{"url":"/things/1"},"response":{"bodyFileName":"text.txt","fixedDelayMilliseconds":1}}""")]
    [InlineData("""{"request":{"url":"/things/1"},"response":{"delayDistribution":{"type":"uniform","lower":1,"upper":2}}}""")]
    [InlineData("""{"request":{"url":"/things/1"},"response":{"delayDistribution":{"type":"lognormal","median":1,"sigma":0.1}}}""")]
    [InlineData("""{"request":{"url":"/things/1"},"response":{"fault":"EMPTY_RESPONSE"}}""")]
    [InlineData("""{"scenarioName":"Order","requiredScenarioState":"Started","newScenarioState":"Paid","request":{"url":"/things/1"},"response":{}}""")]
    [InlineData("""{"request":{"queryParameters":{"a":{"equalTo":"b","caseInsensitive":true},"c":{"absent":true}},"headers":{"X":{"matches":"a+"}},"cookies":{"y":{"contains":"z"}}}}""")]
    [InlineData("""{"request":{"bodyPatterns":[{"equalTo":"a"},{"contains":"b"},{"matches":"c"},{"doesNotMatch":"d"},{"doesNotContain":"e"},{"absent":true}]}}""")]
    [InlineData("""{"request":{"bodyPatterns":[{"equalToJson":{"a":1}},{"equalToJson":"{\"a\": 1}","ignoreArrayOrder":true,"ignoreExtraElements":true}]}}""")]
    [InlineData("""{"request":{"bodyPatterns":[{"matchesJsonPath":"$.a"},{"matchesJsonPath":{"expression":"$.a","equalTo":"b"}}]}}""")]
    [InlineData("""{"request":{"headers":{"X":{"or":[{"equalTo":"a"},{"not":{"contains":"b"}}]},"Y":{"and":[{"matches":"a"},{"absent":true}]}}}}""")]
    public Task A_stub_reads_back_alike(string json) => servers.AssertAlikeAsync(async script =>
    {
        var created = await script.AdminAsync(HttpMethod.Post, "mappings", JsonNode.Parse(json));
        await script.GetAsync($"mappings/{created!["id"]}");
        await script.GetAsync("mappings");
    });

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"unheardOf":1}""")]
    [InlineData("""{"request":{"unheardOf":1}}""")]
    [InlineData("""{"response":{"unheardOf":1}}""")]
    [InlineData("""{"request":{"method":5}}""")]
    [InlineData("""{"request":{"urlPattern":"("}}""")]
    [InlineData("""{"request":{"urlPathPattern":"["}}""")]
    [InlineData("""{"request":{"queryParameters":{"a":{"matches":"("}}}}""")]
    [InlineData("""{"request":{"queryParameters":{"a":"b"}}}""")]
    [InlineData("""{"request":{"queryParameters":{"a":{"unheardOf":"b"}}}}""")]
    [InlineData("""{"request":{"headers":{"a":{"equalTo":5}}}}""")]
    [InlineData("""{"request":{"headers":{"a":{}}}}""")]
    [InlineData("""{"request":{"bodyPatterns":{"equalTo":"a"}}}""")]
    [InlineData("""{"request":{"bodyPatterns":[{"equalToJson":"{"}]}}""")]
    [InlineData("""{"request":{"bodyPatterns":[{"matchesJsonPath":"$..["}]}}""")]
    [InlineData("""{"request":{"bodyPatterns":[{"matchesJsonPath":{"equalTo":"a"}}]}}""")]
    [InlineData("""{"request":{"bodyPatterns":[{"and":"a"}]}}""")]
    [InlineData("""{"response":{"status":"ok"}}""")]
    [InlineData("""{"response":{"fault":"EXPLOSION"}}""")]
    [InlineData("""{"response":{"headers":{"a":5}}}""")]
    [InlineData("""{"response":{"delayDistribution":{"type":"sometimes"}}}""")]
    [InlineData("""{"id":"no-uuid"}""")]
    [InlineData("""{"priority":"high"}""")]
    public Task A_stub_that_makes_no_sense_is_refused_alike(string json) => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("mappings", JsonNode.Parse(json));
        await script.PostAsync("mappings/import", new JsonObject { ["mappings"] = new JsonArray(JsonNode.Parse(json)) });
        await script.GetAsync("mappings");
    });
}
