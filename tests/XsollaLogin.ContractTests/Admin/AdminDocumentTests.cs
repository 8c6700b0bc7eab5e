using XsollaLogin.ContractTests.Tools;

namespace XsollaLogin.ContractTests.Admin;

/// <summary>The OpenAPI document of the admin API is complete and describes the actual answers.</summary>
public class AdminDocumentTests(ExampleFixture mock)
{
    private static readonly Lazy<Task<SchemaValidator>> Validator = new(() => SchemaValidator.OfAsync(AdminDocument.Root));

    public static TheoryData<string, int> Answers =>
        [.. AdminDocument.Operations.SelectMany(operation => operation.Statuses.Select(status => (operation.Id, status)))];

    [Fact]
    public async Task The_document_passes_every_lint_rule()
    {
        var folder = Directory.CreateTempSubdirectory("xsolla-login-admin-");
        try
        {
            var file = Path.Combine(folder.FullName, "admin.json");
            await File.WriteAllTextAsync(file, AdminDocument.Root.ToJsonString(), TestContext.Current.CancellationToken);
            Assert.Empty(await Spectral.LintAsync(file, TestContext.Current.CancellationToken, AdminDocument.Ruleset));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_mock_serves_the_document()
    {
        using var http = new HttpClient();
        var served = await http.GetStringAsync(new Uri(mock.BaseAddress, "/__admin/openapi.json"), TestContext.Current.CancellationToken);

        Assert.True(JsonNode.DeepEquals(AdminDocument.Root, JsonNode.Parse(served)));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Each_declared_answer_is_given_and_valid_against_its_schema(string id, int status)
    {
        var operation = AdminDocument.Operation(id);
        await using var call = new AdminRequest(operation, status);
        var (actual, mediaType, body) = await call.SendAsync();

        Assert.True(status == actual, $"{operation}: {actual} {body}");
        Assert.Equal("application/json", mediaType);
        Assert.Empty(await (await Validator.Value).FindViolationsAsync(operation.SchemaOf(status), body));
    }
}
