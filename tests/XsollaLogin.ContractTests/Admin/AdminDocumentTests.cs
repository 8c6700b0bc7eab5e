using System.Text.RegularExpressions;
using XsollaLogin.ContractTests.Tools;

namespace XsollaLogin.ContractTests.Admin;

/// <summary>The OpenAPI document of the admin API is complete and describes the actual answers.</summary>
public partial class AdminDocumentTests(ExampleFixture mock)
{
    private static readonly Lazy<Task<SchemaValidator>> Validator = new(() => SchemaValidator.OfAsync(AdminDocument.Root));

    public static TheoryData<string, int> Answers =>
        [.. AdminDocument.Operations.SelectMany(operation => operation.Statuses.Select(status => (operation.Id, status)))];

    [Fact]
    public async Task The_document_passes_every_lint_rule() =>
        Assert.Empty(await Spectral.LintAsync(AdminDocument.Path, TestContext.Current.CancellationToken, AdminDocument.Ruleset));

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

    [Fact]
    public void The_document_lists_exactly_the_routes_of_the_mock() =>
        Assert.Equal(
            AdminDocument.Operations.Select(operation => Parameter().Replace($"{operation}", "{}")).Order(StringComparer.Ordinal),
            Routed().Append("GET /health").Order(StringComparer.Ordinal));

    /// <summary>The routes in the source code: <c>("GET", ["projects", { Length: > 0 } id])</c>.</summary>
    private static IEnumerable<string> Routed() =>
        from file in Directory.EnumerateFiles(Repository.PathOf("mock/XsollaLogin.Mock"), "*.cs", SearchOption.AllDirectories)
        let code = File.ReadAllText(file)
        where code.Contains("AdminRequest call", StringComparison.Ordinal) || file.EndsWith("AdminApi.cs", StringComparison.Ordinal)
        let constants = Constant().Matches(code).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value)
        from Match route in Route().Matches(code)
        from method in route.Groups["method"].Captures
        select $"{method.Value} /{string.Join('/', route.Groups["segments"].Value.Split(", ").Select(segment => Segment(segment, constants)))}";

    private static string Segment(string written, Dictionary<string, string> constants) =>
        written.StartsWith('"') ? written.Trim('"') : written.StartsWith('{') ? "{}" : constants[written];

    [GeneratedRegex("""\("(?<method>[A-Z]+)"(?: or "(?<method>[A-Z]+)")*, \[(?<segments>[^\]]+)\]\)""")]
    private static partial Regex Route();

    [GeneratedRegex("""const string (?<name>\w+) = "(?<value>[^"]*)";""")]
    private static partial Regex Constant();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
