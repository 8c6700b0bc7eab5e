namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>Answers that come late, by the server's clock.</summary>
public sealed class StubDelayTests : IAsyncLifetime
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private readonly TestClock _time = new();
    private StubbedMock? _stubbed;

    private StubbedMock Stubbed => _stubbed!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stubbed = await StubbedMock.StartAsync(time: _time);

    public ValueTask DisposeAsync() => Stubbed.DisposeAsync();

    [Theory(Timeout = 30_000)]
    [InlineData("""{"fixedDelayMilliseconds": 2000}""", 2000)]
    [InlineData("""{"delayDistribution": {"type": "fixed", "milliseconds": 3000}}""", 3000)]
    [InlineData("""{"delayDistribution": {"type": "uniform", "lower": 4000, "upper": 4000}}""", 4000)]
    [InlineData("""{"delayDistribution": {"type": "lognormal", "median": 5000, "sigma": 0}}""", 5000)]
    [InlineData("""{"fixedDelayMilliseconds": 1000, "delayDistribution": {"type": "fixed", "milliseconds": 5000}}""", 6000)]
    public async Task A_stub_says_how_late_it_answers(string response, int milliseconds)
    {
        await Stubbed.StubAsync(new { request = new { url = "/x" }, response = JsonNode.Parse(response) });

        await AssertHeldAsync("/x", milliseconds);
    }

    [Fact(Timeout = 30_000)]
    public async Task Random_delays_keep_to_their_bounds()
    {
        await Stubbed.StubAsync("""{"request": {"url": "/x"}, "response": {"delayDistribution": {"type": "uniform", "lower": 1000, "upper": 2000}}}""");
        for (var i = 0; i < 20; i++)
        {
            var waiting = Stubbed.GetAsync("/x");
            await _time.TimersRun(1);
            _time.Advance(TimeSpan.FromMilliseconds(1000) - Moment);
            await _time.TimersRun(1);
            Assert.False(waiting.IsCompleted);
            _time.Advance(TimeSpan.FromMilliseconds(1000) + Moment);
            await waiting;
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task The_settings_hold_for_flows_and_for_stubs_that_say_nothing()
    {
        await Stubbed.StubAsync("/x", "x");
        await Stubbed.StubAsync(new { request = new { urlPath = "/own" }, response = new { fixedDelayMilliseconds = 500 } });
        await Stubbed.Control.DoAsync(HttpMethod.Post, "settings", new { fixedDelay = 2000 }, Stop);

        await AssertHeldAsync("/x", 2000);
        await AssertHeldAsync("/own", 500);
        await AssertHeldAsync(Stubbed.PathOf("checkSso"), 2000);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/x") { Headers = { { "Origin", "https://game.example.com" }, { "Access-Control-Request-Method", "GET" } } };
        (await Stubbed.Http.SendAsync(preflight, Stop)).EnsureSuccessStatusCode();
        await Stubbed.Control.DoAsync(HttpMethod.Post, "settings", new { fixedDelay = (int?)null }, Stop);
        await Stubbed.Http.GetAsync(Stubbed.PathOf("checkSso"), Stop);
    }

    private async Task AssertHeldAsync(string path, int milliseconds)
    {
        var waiting = Stubbed.Http.GetAsync(path, Stop);
        await _time.TimersRun(1);
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds) - Moment);
        await _time.TimersRun(1);
        Assert.False(waiting.IsCompleted);
        _time.Advance(Moment);
        await waiting;
    }
}
