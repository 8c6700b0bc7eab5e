using XsollaLogin.ContractTests.Tools;

namespace XsollaLogin.ContractTests.Admin;

/// <summary>The document of the admin endpoints is kept, says what the mock does, and leaves nothing out.</summary>
public class AdminDocumentTests(ExampleFixture mock)
{
    private static readonly Lazy<Task<SchemaJudge>> Judge = new(() => SchemaJudge.OfAsync(AdminDocument.Root));

    public static TheoryData<string, int> Answers => [.. AdminDocument.Operations.SelectMany(operation => operation.Statuses.Select(status => (operation.Id, status)))];

    [Fact]
    public async Task It_keeps_every_rule() =>
        Assert.Empty(await Spectral.LintAsync(AdminDocument.Path, TestContext.Current.CancellationToken, "mock/XsollaLogin.Mock/Admin/Document/.spectral.yaml"));

    [Fact]
    public async Task The_mock_serves_it()
    {
        using var http = new HttpClient();
        var served = await http.GetStringAsync(new Uri(mock.BaseAddress, "/__admin/openapi.json"), TestContext.Current.CancellationToken);

        Assert.True(JsonNode.DeepEquals(AdminDocument.Root, JsonNode.Parse(served)));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_answer_that_is_declared_comes_and_fits_its_schema(string id, int status)
    {
        var operation = AdminDocument.Operation(id);
        await using var call = new AdminRequest(operation, status);
        var (actual, mediaType, body) = await call.SendAsync();

        Assert.True(status == actual, $"{operation}: {actual} {body}");
        Assert.Equal("application/json", mediaType);
        Assert.Empty(await (await Judge.Value).FaultsAsync(operation.SchemaOf(status), body));
    }
}
