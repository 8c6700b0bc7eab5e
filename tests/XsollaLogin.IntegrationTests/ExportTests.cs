using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>The documented answers as stubs of other servers: what the mock gives out. That WireMock answers by them is tested with WireMock.</summary>
public sealed class ExportTests(MockFixture mock) : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("export-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("wiremock", "name", "response", "status", "body")]
    [InlineData("wiremock.net", "Title", "Response", "StatusCode", "Body")]
    public async Task Every_documented_answer_is_a_stub(string format, string name, string response, string status, string body)
    {
        var export = await mock.Mock.Control.DoAsync(HttpMethod.Get, $"export/{format}", cancellationToken: Stop);
        var stubs = (export as JsonArray ?? export["mappings"]!.AsArray()).ToDictionary(stub => (string)stub![name]!, stub => stub![response]!);

        foreach (var operation in ContractDocument.Current.Operations)
        {
            foreach (var answer in operation.Answers)
            {
                var stub = stubs[$"{operation.Id} example={answer.Name}"];
                Assert.Equal((int)answer.Status, (int)stub[status]!);
                Assert.True(JsonNode.DeepEquals(answer.Value, (string?)stub[body] is { } text ? JsonNode.Parse(text) : null), $"{answer}");
            }
        }
    }

    [Fact]
    public async Task The_mock_answers_by_its_own_stubs_as_it_does_without()
    {
        var export = await mock.Mock.Control.DoAsync(HttpMethod.Get, "export/wiremock", cancellationToken: Stop);
        await File.WriteAllTextAsync(Path.Combine(_root.CreateSubdirectory("mappings").FullName, "xsolla-login.json"), export.ToJsonString(), Stop);
        await using var replaying = await MockLoginServer.StartAsync(new MockLoginServerOptions { Replay = true }, Stop);
        await using var stubbed = await MockLoginServer.StartAsync(new MockLoginServerOptions { RootDirectory = _root.FullName }, Stop);

        foreach (var operation in ContractDocument.Current.Operations)
        {
            string?[] preferences = [null, .. operation.Answers.Select(answer => $"example={answer.Name}"), .. operation.Responses.Select(response => $"code={(int)response.Status}")];
            foreach (var preference in preferences)
            {
                var (expected, _) = await AskAsync(replaying, operation, preference);
                var (actual, byStub) = await AskAsync(stubbed, operation, preference);

                Assert.True(byStub, $"{operation} {preference}: no stub answered");
                Assert.Equal(expected, actual);
            }
        }
    }

    private static async Task<(string Answer, bool ByStub)> AskAsync(MockLoginServer server, ContractOperation operation, string? preference)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.BaseAddress };
        using var request = new ExampleRequest(operation).ToMessage();
        if (preference is not null) request.Headers.Add("Prefer", preference);
        using var response = await http.SendAsync(request, Stop);
        var headers = response.Headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase).Where(header => header.Key is not ("Date" or "Matched-Stub-Id" or "Matched-Stub-Name" or "Vary" or "Transfer-Encoding")).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        return ($"{(int)response.StatusCode} {response.Content.Headers.ContentType} {string.Join("; ", headers)} {await response.Content.ReadAsStringAsync(Stop)}", response.Headers.Contains("Matched-Stub-Id"));
    }
}
