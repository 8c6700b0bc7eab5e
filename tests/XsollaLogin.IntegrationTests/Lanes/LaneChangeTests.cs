using System.Text.Json;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using XsollaLogin.IntegrationTests.Journal;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>The express lane gives way to a tester's mapping at once, and takes over again when the mapping is gone.</summary>
public sealed class LaneChangeTests(MockFixture fixture) : IDisposable
{
    private const int TimeoutMs = 60_000;
    private const HttpStatusCode Stubbed = (HttpStatusCode)418;

    private const string SignUpBody = """{"username": "John", "email": "john@example.com", "password": "password123"}""";

    private static readonly ContractOperation SignUp = ContractDocument.Current.Operation("signUp");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lanes-");
    private readonly LaneClock _clock = new(TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_posted_mapping_answers_the_next_request_until_it_is_deleted()
    {
        await using var mock = await fixture.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = _clock });
        await AssertFlowAnswersAsync(mock, inExpressLane: true);
        for (var i = 0; i < 5; i++)
        {
            var id = await mock.StubAsync(SignUp.Id, new { StatusCode = (int)Stubbed });
            Assert.Equal(Stubbed, await SignUpAsync(mock));
            await mock.Admin.DoAsync(HttpMethod.Delete, $"mappings/{id}", cancellationToken: Stop);
            await AssertFlowAnswersAsync(mock, inExpressLane: true);
        }
    }

    [Fact]
    public async Task Settings_close_the_express_lane_only_if_WireMock_Net_takes_them()
    {
        await using var mock = await fixture.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = _clock });
        using var http = new HttpClient();
        Assert.False(await IsTakenAsync("""{"GlobalProcessingDelay": "a"}"""));
        await AssertFlowAnswersAsync(mock, inExpressLane: true);

        Assert.True(await IsTakenAsync("""{"AllowPartialMapping": true}"""));
        await AssertFlowAnswersAsync(mock, inExpressLane: false);

        async Task<bool> IsTakenAsync(string settings)
        {
            using var content = new StringContent(settings, System.Text.Encoding.UTF8, "application/json");
            using var answer = await http.PutAsync(new Uri(mock.BaseAddress, "/__admin/settings"), content, Stop);
            return answer.IsSuccessStatusCode;
        }
    }

    [Fact]
    public async Task The_flow_is_played_through_WireMock_Net_while_another_operation_has_a_mapping()
    {
        await using var mock = await fixture.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = _clock });
        await mock.StubAsync("login", new { StatusCode = (int)Stubbed });
        await AssertFlowAnswersAsync(mock, inExpressLane: false);
        await mock.Admin.DoAsync(HttpMethod.Delete, "mappings", cancellationToken: Stop);

        await AssertFlowAnswersAsync(mock, inExpressLane: true);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_mapping_in_a_file_answers_until_its_file_is_deleted()
    {
        var file = Path.Combine(_folder.CreateSubdirectory("__admin").CreateSubdirectory("mappings").FullName, "stub.json");
        await using var mock = await fixture.StartAnotherAsync(new MockLoginServerOptions { RootDirectory = _folder.FullName, TimeProvider = _clock });
        await AssertFlowAnswersAsync(mock, inExpressLane: true);
        var mapping = new { Request = new { Path = PathOf(mock, SignUp) }, Response = new { StatusCode = (int)Stubbed } };
        await AfterReadingAsync(mock, () => File.WriteAllText(file, JsonSerializer.Serialize(mapping)), Stubbed);
        await AfterReadingAsync(mock, () => File.Delete(file), HttpStatusCode.OK);

        await AssertFlowAnswersAsync(mock, inExpressLane: true);
    }

    [Fact]
    public async Task A_mapping_in_CSharp_answers_the_next_request_until_it_is_deleted()
    {
        await using var server = await MockLoginServer.StartAsync(new MockLoginServerOptions { TimeProvider = _clock }, Stop);
        await using var mock = new TestMock(server, new AnswerCoverage());
        await AssertFlowAnswersAsync(mock, inExpressLane: true);
        var id = Guid.NewGuid();
        var request = Request.Create().WithPath(PathOf(mock, SignUp)).UsingMethod(SignUp.Method.Method);
        server.WireMock.Given(request).WithGuid(id).RespondWith(Response.Create().WithStatusCode(Stubbed));
        Assert.Equal(Stubbed, await SignUpAsync(mock));
        server.WireMock.DeleteMapping(id);

        await AssertFlowAnswersAsync(mock, inExpressLane: false);
        Assert.Equal(2, server.WireMock.LogEntries.Count);
    }

    private static string PathOf(TestMock mock, ContractOperation operation) => new Uri(mock.BaseAddress, operation.Path[1..]).AbsolutePath;

    /// <summary>Changes the file and asks again each time that files were read.</summary>
    private static async Task AfterReadingAsync(TestMock mock, Action change, HttpStatusCode expected)
    {
        var number = (long)(await mock.Admin.DoAsync(HttpMethod.Get, "reloads", cancellationToken: Stop))["number"]!;
        change();
        do number = (long)(await mock.Admin.DoAsync(HttpMethod.Get, $"reloads?after={number}&wait=60", cancellationToken: Stop))["number"]!;
        while (await SignUpAsync(mock) != expected);
    }

    private async Task AssertFlowAnswersAsync(TestMock mock, bool inExpressLane)
    {
        var before = _clock.ReadingsByWireMock;
        Assert.Equal(HttpStatusCode.OK, await SignUpAsync(mock));
        Assert.Equal(inExpressLane, _clock.ReadingsByWireMock == before);
    }

    private static async Task<HttpStatusCode> SignUpAsync(TestMock mock)
    {
        await using var project = mock.Project($"{Guid.NewGuid()}");
        return await mock.SendRawAsync(SignUp.Id, $"projectId={project.ProjectId}", SignUpBody);
    }
}
