using static XsollaLogin.WireMockTests.StubOf;

namespace XsollaLogin.WireMockTests;

/// <summary>Bodies and their patterns that only many more generated cases find.</summary>
public class FoundCaseTests(ServerPair servers)
{
    private const string NothingFound = """{"matchesJsonPath":{"expression":"$.items[*].b","equalToJson":"[]"}}""";
    private const string NothingFoundBelow = """{"matchesJsonPath":{"expression":"$..b","equalToJson":"[]"}}""";
    private const string Absent = """{"matchesJsonPath":{"expression":"$.a","absent":true}}""";
    private const string AnyOrder = """{"equalToJson":[{"b":"z","n":3},{"b":"z"},{"b":"y"}],"ignoreArrayOrder":true,"ignoreExtraElements":true}""";

    [Theory]
    [InlineData(NothingFound, """{"a":1}""")]
    [InlineData(NothingFound, """{"items":[]}""")]
    [InlineData(NothingFound, """{"items":[{"n":10}]}""")]
    [InlineData(NothingFound, "[]")]
    [InlineData(NothingFoundBelow, """{"a":1}""")]
    [InlineData(NothingFoundBelow, "{}")]
    [InlineData(NothingFoundBelow, "[]")]
    [InlineData(Absent, """{"b":1}""")]
    [InlineData(Absent, """{"a":null}""")]
    [InlineData(Absent, "null")]
    [InlineData(Absent, "{")]
    [InlineData(Absent, """{"a":1""")]
    [InlineData(Absent, "[1,")]
    [InlineData(Absent, "[]")]
    [InlineData(Absent, "blue")]
    [InlineData(Absent, "")]
    [InlineData(AnyOrder, """[{"b":"y"},{"b":"z","n":3},{"b":"z"}]""")]
    [InlineData(AnyOrder, """[{"b":"z"},{"b":"z","n":3},{"b":"y"}]""")]
    [InlineData(AnyOrder, """[{"b":"z"},{"b":"z"},{"b":"y"}]""")]
    public Task A_pattern_matches_a_body_alike(string pattern, string body) => servers.AssertAlikeAsync(async script =>
    {
        var stub = Thing(1);
        stub["request"] = new JsonObject { ["bodyPatterns"] = new JsonArray(JsonNode.Parse(pattern)) };
        await script.PostAsync("mappings", stub);
        await script.SendAsync("POST", "/things/1", body);
    });
}
