namespace XsollaLogin.WireMockTests;

/// <summary>What the mock does not do it refuses, by name; it never takes a stub that would then behave otherwise.</summary>
public class RefusedFieldTests(ServerPair servers)
{
    private const string OnlyOurs = "Only the mock refuses.";

    public static IEnumerable<TheoryDataRow<string, string>> Fields => DeliberateDifferences.Refused.Select(entry => new TheoryDataRow<string, string>(entry.Field, entry.Stub));

    public static IEnumerable<TheoryDataRow<string, string>> Calls => DeliberateDifferences.MissingCalls.Select(entry => new TheoryDataRow<string, string>(entry.Method, entry.Path));

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_field_of_WireMock_that_the_mock_does_not_have_is_refused_by_name(string field, string json)
    {
        Assert.SkipWhen(ServerPair.WithItself, OnlyOurs);
        var stub = JsonNode.Parse(json)!;

        var (taken, _) = await servers.Real.AdminAsync(HttpMethod.Post, "mappings", stub);
        var (refused, body) = await servers.Ours.AdminAsync(HttpMethod.Post, "mappings", stub);
        var import = new JsonObject { ["mappings"] = new JsonArray(stub.DeepClone()) };
        var (refusedImport, importBody) = await servers.Ours.AdminAsync(HttpMethod.Post, "mappings/import", import);

        Assert.Equal((201, 422, 422), (taken, refused, refusedImport));
        Assert.Contains(TitlesOf(body), title => title.Contains(field, StringComparison.Ordinal));
        Assert.Contains(TitlesOf(importBody), title => title.Contains(field, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_of_WireMock_that_the_mock_does_not_have_is_not_found(string method, string path)
    {
        Assert.SkipWhen(ServerPair.WithItself, OnlyOurs);
        var (status, _) = await servers.Ours.AdminAsync(new HttpMethod(method), path);

        Assert.Equal(404, status);
    }

    private static IEnumerable<string> TitlesOf(JsonNode? body) => body!["errors"]!.AsArray().Select(error => $"{error!["title"]}");
}
