using System.Diagnostics;
using System.Text.Json;
using XsollaLogin.BrowserTests.Browser;

namespace XsollaLogin.PackageTests;

/// <summary>Tools that start a server and wait for it work with the installed npm package where there is no .NET, and stop it after the tests.</summary>
[Collection(NpmInstallation.Name)]
public sealed class NpmWaitingTests(NpmFixture npm)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http")]
    [InlineData("http-get")]
    public async Task StartServerAndTest_waits_for_the_mock(string check)
    {
        var port = FreePort.Find();
        using var tool = npm.StartTool(
            "start-server-and-test/src/bin/start.js", [], $"npx xsolla-login-mock --port {port}", $"{check}://localhost:{port}", "node --version");

        Assert.Contains("v2", await OutputOfAsync(tool), StringComparison.Ordinal);
        await AssertStoppedAsync(port);
    }

    [Fact]
    public async Task WaitOn_waits_for_the_mock()
    {
        var port = FreePort.Find();
        using var waiting = npm.StartTool("wait-on/bin/wait-on", [], $"http-get://localhost:{port}/healthz", "--timeout", "60000");
        using var mock = npm.Start(npm.Command, "--port", $"{port}", "--quiet");
        await OutputOfAsync(waiting);
        using var http = new HttpClient();

        Assert.Equal("healthy\n", await http.GetStringAsync($"http://localhost:{port}/healthz", Stop));
        mock.Kill(entireProcessTree: true);
        await mock.WaitForExitAsync(Stop);
    }

    [Fact]
    public async Task Playwright_starts_the_mock_and_the_published_SDK_logs_in_by_a_code_read_off_the_console()
    {
        InstalledChromium.Require();
        var (port, browser) = (FreePort.Find(), await InstalledChromium.FindAsync());
        using var tool = npm.StartTool(
            "@playwright/test/cli.js",
            new()
            {
                ["PORT"] = $"{port}",
                ["CHROMIUM"] = browser.Executable,
                ["LIBRARIES"] = browser.Libraries ?? "",
                ["ARGUMENTS"] = JsonSerializer.Serialize(InstalledChromium.Arguments),
            },
            "test");

        Assert.Contains("1 passed", await OutputOfAsync(tool), StringComparison.Ordinal);
        await AssertStoppedAsync(port);
    }

    private static async Task<string> OutputOfAsync(Process tool)
    {
        var (output, error) = (tool.StandardOutput.ReadToEndAsync(Stop), tool.StandardError.ReadToEndAsync(Stop));
        await tool.WaitForExitAsync(Stop);
        Assert.True(tool.ExitCode == 0, $"{await output}{await error}");
        return await output;
    }

    private static async Task AssertStoppedAsync(int port)
    {
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync($"http://localhost:{port}/healthz", Stop));
    }
}
