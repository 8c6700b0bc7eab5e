using System.Text.Json;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>Two mocks that get the same requests at the same time: one answers in the express lane, the other through WireMock.Net.</summary>
internal sealed class TwoLanes : IAsyncDisposable
{
    private const int Seed = 7;

    private readonly HttpMessageInvoker _network = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly MockLoginServer _throughWireMock;

    private TwoLanes(MockLoginServer express, MockLoginServer throughWireMock)
    {
        _throughWireMock = throughWireMock;
        Addresses = (express.BaseAddress, throughWireMock.BaseAddress);
        Mock = new TestMock(express, new AnswerCoverage(), cookies => new BothLanes(_network, Addresses, cookies));
    }

    /// <summary>Both clocks. They do not move by themselves, which makes the times of both mocks equal.</summary>
    public TestClock Time { get; private init; } = null!;

    public LaneClock ExpressClock { get; private init; } = null!;

    public LaneClock ThroughClock { get; private init; } = null!;

    public (Uri Express, Uri ThroughWireMock) Addresses { get; }

    /// <summary>Both mocks as one: all requests and admin endpoints go to both, and the answers are compared.</summary>
    public TestMock Mock { get; }

    /// <param name="strict">Whether only configured projects exist.</param>
    public static async Task<TwoLanes> StartAsync(bool strict = false)
    {
        var time = new TestClock();
        var (express, through) = (new LaneClock(time), new LaneClock(time));
        var throughWireMock = await StartAsync(through, strict);
        _ = throughWireMock.WireMock;
        return new TwoLanes(await StartAsync(express, strict), throughWireMock) { Time = time, ExpressClock = express, ThroughClock = through };
    }

    /// <summary>A project with the same ids, codes, keys and tokens in both mocks.</summary>
    /// <param name="settings">Further settings, as the admin endpoint accepts them.</param>
    public async Task<TestProject> NewProjectAsync(Protocol protocol = Protocol.Jwt, object? settings = null, string algorithm = "HS256")
    {
        var project = Mock.Project($"{Guid.NewGuid()}", protocol);
        var seeded = JsonSerializer.SerializeToNode(settings ?? new { })!.AsObject();
        (seeded["seed"], seeded["jwtAlgorithm"]) = (Seed, algorithm);
        seeded["clients"] = new JsonArray(new JsonObject { ["client_id"] = project.ClientId });
        await project.ConfigureAsync(seeded);
        return project;
    }

    /// <summary>A client of another origin, whose requests may break the contract.</summary>
    public HttpClient NewClient()
    {
        var http = new HttpClient(new BothLanes(_network, Addresses, new CookieContainer())) { BaseAddress = Addresses.Express };
        http.DefaultRequestHeaders.Add("Origin", Faults.RawCalls.Origin);
        return http;
    }

    private static Task<MockLoginServer> StartAsync(LaneClock clock, bool strict) =>
        MockLoginServer.StartAsync(new MockLoginServerOptions { TimeProvider = clock, Strict = strict }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Mock.DisposeAsync();
        await _throughWireMock.DisposeAsync();
        _network.Dispose();
    }
}
