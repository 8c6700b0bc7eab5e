using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using XsollaLogin.BlackBoxTests.Servers;
using XsollaLogin.BlackBoxTests.Settings;

namespace XsollaLogin.BlackBoxTests;

/// <summary>The checks as a user runs them, in a process of their own, with what the environment says.</summary>
public sealed partial class OutsideRunTests : IDisposable
{
    private readonly string _report = Path.GetTempFileName();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_not_there_is_one_failure()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var url = $"http://{nobody.LocalEndpoint}/api";
        nobody.Stop();

        await AssertObstacleAsync($"XSOLLA_LOGIN_BASE_URL is {url}/, no answer: ", (Setting.BaseUrl, url));
    }

    [Fact]
    public async Task A_server_that_does_not_speak_HTTP_is_one_failure()
    {
        using var mail = new TcpListener(IPAddress.Loopback, 0);
        mail.Start();
        var greeting = GreetAsync(mail);
        await AssertObstacleAsync($"XSOLLA_LOGIN_BASE_URL is http://{mail.LocalEndpoint}/api/, no answer: ", (Setting.BaseUrl, $"http://{mail.LocalEndpoint}/api"));
        mail.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => greeting);
    }

    [Fact]
    public async Task A_web_site_is_one_failure()
    {
        await using var site = await LyingServer.StartAsync(new Uri("http://127.0.0.1/"), operation: null, new Lie(200, "<html></html>", "text/html"));

        await AssertObstacleAsync($"XSOLLA_LOGIN_BASE_URL is {site.BaseAddress}, where a web page answers (200, text/html)", (Setting.BaseUrl, site.BaseAddress.AbsoluteUri));
    }

    [Fact]
    public async Task A_bad_setting_is_one_failure() =>
        await AssertObstacleAsync("XSOLLA_LOGIN_CLIENT_ID must be a whole number from 1, not \"abc\"", (Setting.BaseUrl, "http://127.0.0.1:1/api"), (Setting.ClientId, "abc"));

    [Fact]
    public async Task A_lie_is_a_failure_in_the_output_and_in_the_report()
    {
        await using var mock = await OwnMock.StartAsync();
        await using var liar = await LyingServer.StartAsync(mock.BaseAddress, ContractDocument.Current.Operation("getJwks"), new Lie(200, """{"keys": {}}"""));
        var settings = mock.Settings((Setting.BaseUrl, liar.BaseAddress.AbsoluteUri));
        var (exitCode, output) = await RunAsync([.. Setting.All.Select(setting => (setting, settings[setting]))]);
        var report = await File.ReadAllTextAsync(_report, Stop);

        Assert.NotEqual(0, exitCode);
        Assert.StartsWith($"# Contract report: {liar.BaseAddress}\n\n2 failed, ", report, StringComparison.Ordinal);
        Assert.Contains("| getJwks | the project's keys | 200 Keys | 200: the body: ", report, StringComparison.Ordinal);
        Assert.Contains("getJwks: the project's keys", output, StringComparison.Ordinal);
        Assert.Contains(report.TrimEnd().Split('\n')[^1], output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.All(settings.Secrets, secret => Assert.DoesNotContain(secret, report + output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "None of the ")]
    [InlineData(true, "Whatever was asked of these operations, circumstances stood before the answer: getJwks (429 TooManyRequests (")]
    public async Task A_server_that_always_answers_too_many_requests_is_a_failure(bool toOneOperation, string said)
    {
        await using var mock = await OwnMock.StartAsync();
        var getJwks = ContractDocument.Current.Operation("getJwks");
        var answer = getJwks.Answer("TooManyRequests");
        await using var liar = await LyingServer.StartAsync(mock.BaseAddress, toOneOperation ? getJwks : null, new Lie((int)answer.Status, answer.Value!.ToJsonString()));
        var settings = mock.Settings((Setting.BaseUrl, liar.BaseAddress.AbsoluteUri));
        var (exitCode, output) = await RunAsync([.. Setting.All.Select(setting => (setting, settings[setting]))]);
        var report = await File.ReadAllTextAsync(_report, Stop);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(said, report, StringComparison.Ordinal);
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        if (toOneOperation) Assert.Equal("1", FailedCount().Match(output).Groups["count"].Value);
    }

    public void Dispose() => File.Delete(_report);

    private async Task AssertObstacleAsync(string said, params (Setting Setting, string? Value)[] settings)
    {
        var (exitCode, output) = await RunAsync(settings);
        var report = await File.ReadAllTextAsync(_report, Stop);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(said, report, StringComparison.Ordinal);
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.Equal("1", FailedCount().Match(output).Groups["count"].Value);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output)> RunAsync((Setting Setting, string? Value)[] settings)
    {
        var tests = typeof(OutsideRunTests).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [tests, "-trait", "Category=Contract", "-noColor"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var setting in Setting.All) start.Environment.Remove(setting.Variable);
        foreach (var (setting, value) in settings) start.Environment[setting.Variable] = value;
        start.Environment[Setting.Report.Variable] = _report;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await output + await error);
    }

    private static async Task GreetAsync(TcpListener mail)
    {
        while (true)
        {
            using var client = await mail.AcceptTcpClientAsync(Stop);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("220 mail.example.com ESMTP\r\n"), Stop);
        }
    }

    [GeneratedRegex(@"Failed: (?<count>\d+)")]
    private static partial Regex FailedCount();
}
