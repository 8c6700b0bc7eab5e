using WireMock.Server;
using WireMock.Settings;
using XsollaLogin.Mock;

namespace XsollaLogin.ContractTests;

/// <summary>Tests that both a plain WireMock.Net server with the exported mappings and the mock with <c>--replay</c> return the documented answers.</summary>
public sealed class DocumentedMappingsTests(DocumentedMappingsTests.Servers servers) : IClassFixture<DocumentedMappingsTests.Servers>
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    public static TheoryData<string> Operations => ReplayTests.Operations;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_plain_server_and_the_mock_replay_each_answer_by_name(string operation)
    {
        foreach (var answer in Contract.Operation(operation).Answers) await AssertAsync(answer, $"example={answer.Name}");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_plain_server_and_the_mock_replay_the_first_answer_of_each_status(string operation)
    {
        foreach (var response in Contract.Operation(operation).Responses) await AssertAsync(response.Answers[0], $"code={(int)response.Status}");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_request_without_a_preference_gets_the_first_answer(string operation) =>
        await AssertAsync(Contract.Operation(operation).Answers.First(), prefer: null);

    [Fact]
    public async Task An_unknown_preference_is_an_error()
    {
        foreach (var address in servers.Addresses)
        {
            using var response = await SendAsync(address, Contract.Operation("login"), "example=NoSuchAnswer");

            Assert.Equal(Contract.Operation("login").Answer("InvalidParameters").Status, response.StatusCode);
        }
    }

    private async Task AssertAsync(ContractAnswer expected, string? prefer)
    {
        foreach (var address in servers.Addresses)
        {
            using var response = await SendAsync(address, Contract.Operation(expected.Response.OperationOrFallback), prefer);

            Assert.Equal(expected.Status, response.StatusCode);
            JsonBody.AssertEqual(expected.Body, await JsonBody.OfAsync(response));
            Assert.All(expected.Headers, header => Assert.Equal([header.Value], response.Headers.NonValidated[header.Key]));
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(Uri address, ContractOperation operation, string? prefer)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        using var request = new ExampleRequest(operation).ToMessage();
        if (prefer is not null) request.Headers.Add("Prefer", prefer);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A plain WireMock.Net server with the exported mappings, and the mock with <c>--replay</c>.</summary>
    public sealed class Servers : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("documented-");
        private WireMockServer? _plain;
        private MockLoginServer? _mock;

        public IEnumerable<Uri> Addresses => [new(new Uri(_plain!.Url!), _mock!.BaseAddress.AbsolutePath), _mock.BaseAddress];

        public async ValueTask InitializeAsync()
        {
            var (code, output, error) = await MockProcess.RunAsync(TestContext.Current.CancellationToken, "--export-wiremock", _folder.FullName);
            Assert.Equal((0, "", ""), (code, output, error));
            _plain = WireMockServer.Start(new WireMockServerSettings
            {
                ReadStaticMappings = true,
                FileSystemHandler = new WireMock.Handlers.LocalFileSystemHandler(_folder.FullName),
            });
            _mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { Replay = true }, TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            _plain?.Dispose();
            if (_mock is not null) await _mock.DisposeAsync();
            _folder.Delete(recursive: true);
        }
    }
}
