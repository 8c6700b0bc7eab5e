using System.Diagnostics;
using XsollaLogin.ContractTests.Tools;

namespace XsollaLogin.ContractTests;

/// <summary>Tools that start a server and wait for it find the mock at its address alone, and stop it after the tests.</summary>
public class WaitingToolTests
{
    private static readonly string Mock = $"dotnet \"{Path.Combine(AppContext.BaseDirectory, "xsolla-login-mock.dll")}\"";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http")]
    [InlineData("http-get")]
    public async Task StartServerAndTest_waits_for_the_mock(string check)
    {
        var port = FreePort.Find();
        using var tool = NodeTool.Start("start-server-and-test/src/bin/start.js", $"{Mock} --port {port}", $"{check}://localhost:{port}", "node --version");

        Assert.Contains("v2", await OutputOfAsync(tool), StringComparison.Ordinal);
        await AssertStoppedAsync(port);
    }

    [Fact]
    public async Task Playwright_waits_for_the_mock()
    {
        var (port, output) = (FreePort.Find(), Directory.CreateTempSubdirectory("playwright-"));
        using var tool = NodeTool.Start(
            "@playwright/test/cli.js",
            new Dictionary<string, string> { ["COMMAND"] = $"{Mock} --port {port}", ["URL"] = $"http://localhost:{port}", ["OUTPUT"] = output.FullName },
            "test", "--config", Repository.PathOf("tests/tools/playwright.config.mjs"));

        Assert.Contains("1 passed", await OutputOfAsync(tool), StringComparison.Ordinal);
        await AssertStoppedAsync(port);
        output.Delete(recursive: true);
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
