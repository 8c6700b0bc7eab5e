namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>The mock's own mappings in WireMock.Net: one per operation, of lower priority than a tester's, and always present.</summary>
public class OwnMappingTests
{
    private const string Own = "{guid of login}";

    private static IEnumerable<string> Operations => ContractDocument.Current.Operations.Select(operation => operation.Id).Order(StringComparer.Ordinal);

    [Fact]
    public async Task The_list_of_mappings_contains_the_operations_of_the_contract()
    {
        await using var mock = await StubbedMock.StartAsync();
        var mappings = await ListAsync(mock);

        Assert.Equal(Operations, TitlesOf(mappings));
        Assert.All(mappings, mapping => Assert.Equal(int.MaxValue, (int)mapping["Priority"]!));
        foreach (var mapping in mappings)
        {
            var operation = ContractDocument.Current.Operation((string)mapping["Title"]!);
            Assert.Equal(operation.Method.Method, (string?)mapping["Request"]!["Methods"]![0]);
        }
    }

    [Fact]
    public async Task A_stub_of_default_priority_takes_precedence_over_the_flow()
    {
        await using var mock = await StubbedMock.StartAsync();
        var id = await mock.Curl.StubAsync(new { Request = new { Path = mock.Curl.PathOf("login") }, Response = new { StatusCode = 418 } });
        var stubbed = await mock.Curl.LoginAsync();
        var deleted = await mock.Curl.SendAsync("DELETE", $"/__admin/mappings/{id}");

        Assert.Equal((418, HttpStatusCode.OK), ((int)stubbed.Status, deleted.Status));
        Assert.Equal(HttpStatusCode.Unauthorized, (await mock.Curl.LoginAsync()).Status);
    }

    [Theory]
    [InlineData("DELETE", "mappings")]
    [InlineData("DELETE", $"mappings/{Own}")]
    [InlineData("PUT", $"mappings/{Own}/disable")]
    [InlineData("POST", "mappings/reset")]
    [InlineData("POST", "reset")]
    public async Task The_mappings_of_the_mock_are_restored_and_no_login_misses_them_meanwhile(string method, string path)
    {
        await using var mock = await StubbedMock.StartAsync();
        await using var project = await mock.NewProjectAsync();
        // A stub on another path switches the express lane off, which needs no mapping.
        var held = mock.WireMock;
        var id = held.Mappings.Single(mapping => mapping.Title == "login").Guid;
        // A reset drops the project; its user is then unknown.
        var loggingIn = Task.WhenAll(Enumerable.Range(0, 40).Select(_ => mock.Curl.LoginAsync($"projectId={project.ProjectId}")));
        for (var i = 0; i < 20; i++)
        {
            var removed = await mock.Curl.SendAsync(method, $"/__admin/{path.Replace(Own, $"{id}", StringComparison.Ordinal)}");
            Assert.Equal(HttpStatusCode.OK, removed.Status);
        }

        var logins = await loggingIn;
        Assert.All(logins, login => Assert.Contains(login.Status, ContractDocument.Current.Operation("login").Responses.Select(response => response.Status)));
        var mappings = await ListAsync(mock);
        Assert.Equal(Operations, TitlesOf(mappings));
        Assert.DoesNotContain(mappings, mapping => (bool?)mapping["IsDisabled"] == true);
    }

    [Fact]
    public async Task A_mapping_that_replaces_one_of_the_mock_is_used_until_it_is_deleted()
    {
        await using var mock = await StubbedMock.StartAsync();
        await using var project = await mock.NewProjectAsync();
        var id = (string)(await ListAsync(mock)).Single(mapping => (string?)mapping["Title"] == "login")["Guid"]!;
        var stub = $$$"""{"Title": "mine", "Request": {"Path": "{{{mock.Curl.PathOf("login")}}}"}, "Response": {"StatusCode": 418}}""";
        await mock.Curl.SendAsync("PUT", $"/__admin/mappings/{id}", stub);
        var replaced = await mock.Curl.LoginAsync();
        var titles = TitlesOf(await ListAsync(mock));
        await mock.Curl.SendAsync("DELETE", $"/__admin/mappings/{id}");

        Assert.Equal(418, (int)replaced.Status);
        Assert.Contains("mine", titles);
        Assert.Equal(Operations, TitlesOf(await ListAsync(mock)));
        await project.LoginAsync();
    }

    private static async Task<IReadOnlyList<JsonNode>> ListAsync(StubbedMock mock) =>
        [.. (await mock.Curl.GetAsync("/__admin/mappings")).Json.AsArray().OfType<JsonNode>()];

    private static IEnumerable<string?> TitlesOf(IEnumerable<JsonNode> mappings) =>
        mappings.Select(mapping => (string?)mapping["Title"]).Order(StringComparer.Ordinal);
}
