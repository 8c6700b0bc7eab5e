using XsollaLogin.ContractTests.Tools;
using XsollaLogin.Mock;

namespace XsollaLogin.ContractTests.Admin;

/// <summary>The OpenAPI document of the admin API is complete and describes the actual answers.</summary>
public class AdminDocumentTests(ExampleFixture mock)
{
    private static readonly HttpClient Http = new();
    private static readonly Lazy<Task<SchemaValidator>> Validator = new(() => SchemaValidator.OfAsync(AdminDocument.Root));

    public static TheoryData<string, int> Answers =>
        [.. AdminDocument.Operations.SelectMany(operation => operation.Statuses.Select(status => (operation.Id, status)))];

    public static TheoryData<string> Ids => [.. AdminDocument.Operations.Select(operation => operation.Id)];

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
        await using var call = new AdminDocumentCall(operation, status);
        var (actual, mediaType, body) = await call.SendAsync();

        Assert.True(status == actual, $"{operation}: {actual} {body}");
        Assert.Equal("application/json", mediaType);
        Assert.Empty(await (await Validator.Value).FindViolationsAsync(operation.SchemaOf(status), body));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_answer_to_a_bad_request_is_declared(string id)
    {
        var operation = AdminDocument.Operation(id);
        foreach (var strict in (bool[])[false, true])
        {
            await using var server = await MockLoginServer.StartAsync(new MockLoginServerOptions { Strict = strict }, TestContext.Current.CancellationToken);
            foreach (var (path, body) in BadRequests(operation))
            {
                var (status, _) = await SendAsync(server, operation.Method, path, body);
                Assert.True(operation.Statuses.Contains(status), $"{operation.Method} {path} {body}: {status} is not declared");
            }
        }
    }

    [Fact]
    public async Task A_method_that_a_path_does_not_have_is_answered_with_those_it_has()
    {
        await using var server = await MockLoginServer.StartAsync(new MockLoginServerOptions(), TestContext.Current.CancellationToken);
        foreach (var path in AdminDocument.Operations.GroupBy(operation => operation.Path))
        {
            var (status, allow) = await SendAsync(server, HttpMethod.Trace, PathOf(path.Key, "any"), null);

            Assert.Equal(405, status);
            Assert.Equal(path.SelectMany(operation => operation.Methods).Order(), allow.Order());
        }
    }

    [Fact]
    public void A_call_that_can_be_held_declares_the_answer_at_a_stop() =>
        Assert.All(
            AdminDocument.Operations.Where(operation => operation.Parameters.Any(parameter => (string)parameter["name"]! == "wait")),
            operation => Assert.Contains(503, operation.Statuses));

    private static IEnumerable<(string Path, string? Body)> BadRequests(AdminOperation operation) =>
        from value in (string[])["any", "%FF", $"{Guid.NewGuid()}"]
        from query in (string[])["", "?a=%FF", "?wait=x", "?limit=0", "?mappingGuid=1", $"?mappingGuid={Guid.NewGuid()}"]
        from body in operation.HasBody ? (string?[])[null, "", "null", "{", "{}", "[]", "[null]", "5", """{"other": 1}"""] : [null]
        select (PathOf(operation.Path, value) + query, body);

    private static string PathOf(string path, string value) => System.Text.RegularExpressions.Regex.Replace(path, "{.*?}", value);

    private static async Task<(int Status, IEnumerable<string> Allow)> SendAsync(MockLoginServer server, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(server.BaseAddress, $"/__admin{path}"));
        if (body is not null) request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Content.Headers.Allow);
    }
}
