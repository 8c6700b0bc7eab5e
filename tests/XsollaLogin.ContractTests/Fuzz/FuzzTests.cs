using System.Globalization;
using XsollaLogin.Mock;

namespace XsollaLogin.ContractTests.Fuzz;

/// <summary>
/// Random requests to all operations and admin endpoints, in both lanes, made from the documents: each is answered as a document declares, none fails the
/// mock, and none hangs. The variables XSOLLA_LOGIN_FUZZ_SECONDS and XSOLLA_LOGIN_FUZZ_SEED set the time and the seed.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int Workers = 4;
    private const int SecondsInCI = 60;
    private const int SecondsElsewhere = 10;

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Random_requests_get_declared_answers()
    {
        var isCI = Environment.GetEnvironmentVariable("CI") is { Length: > 0 };
        using var end = new CancellationTokenSource(
            TimeSpan.FromSeconds(Setting("XSOLLA_LOGIN_FUZZ_SECONDS") ?? (isCI ? SecondsInCI : SecondsElsewhere)));
        var seed = Setting("XSOLLA_LOGIN_FUZZ_SEED") ?? Random.Shared.Next();
        var report = new FuzzReport(seed);
        await using var express = await MockLoginServer.StartAsync(new MockLoginServerOptions { TimeProvider = new FastClock() }, Stop);
        await using var stubbed = await MockLoginServer.StartAsync(new MockLoginServerOptions { TimeProvider = new FastClock() }, Stop);
        _ = stubbed.WireMock;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(seed + worker, worker % 2 == 0 ? express : stubbed), Stop)));
        output.WriteLine(report.ToString());

        Assert.True(report.IsClean, report.ToString());
        Assert.True(report.Requests > 0);

        async Task WorkAsync(int seed, MockLoginServer mock)
        {
            using var network = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
            using var http = new HttpClient(network) { BaseAddress = mock.BaseAddress, Timeout = Hang };
            var random = new FuzzedValues(new Random(seed));
            while (!end.IsCancellationRequested)
            {
                var request = random.Chance(0.7) ? FuzzedRequest.ToOperation(random) : FuzzedRequest.ToAdminEndpoint(random);
                await request.SendAsync(http, report, random, Stop);
            }
        }
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
