using System.Diagnostics;
using System.Text.Json;

namespace XsollaLogin.PackageTests;

/// <summary>The npm package, installed into an outside folder and run where there is no .NET.</summary>
[Collection(NpmInstallation.Name)]
public sealed class NpmTests(NpmFixture npm)
{
    [Fact]
    public async Task A_test_in_Node_starts_the_mock_reads_a_code_and_stops_the_mock() =>
        Assert.Equal(
            ["logged in", "errors are told", "stopped", "a failed start is told", "a start that takes too long is told"],
            (await npm.RunAsync("node", "test.mjs")).Trim().Split('\n'));

    [Fact]
    public async Task The_example_of_the_README_prints_a_code()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(npm.Package, "README.md"), TestContext.Current.CancellationToken);
        var example = readme.Split("```mjs\n").Select(block => block.Split("```")[0])
            .Single(block => block.Contains("import { start }", StringComparison.Ordinal));

        Assert.Matches("^[0-9]{4}$", (await npm.RunAsync("node", "--input-type=module", "--eval", example)).Trim());
    }

    [Fact]
    public async Task The_command_passes_arguments_and_exit_codes_through()
    {
        Assert.Equal(npm.Version, (await npm.RunAsync(npm.Command, "--version")).Trim());
        using var failed = npm.Start(npm.Command, "--port", "none");
        await failed.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, failed.ExitCode);
    }

    [Fact]
    public async Task On_a_Linux_without_glibc_the_command_names_the_reason()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has several C libraries.");
        const string Musl = "data:text/javascript,process.report.getReport = () => ({ header: {} });";
        using var failed = npm.Start("node", "--import", Musl, npm.Command, "--version");
        var error = await failed.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await failed.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, failed.ExitCode);
        Assert.StartsWith("xsolla-login-mock has no program for Linux with musl (Alpine), only for glibc.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_that_ends_a_test_in_Node_ends_its_mocks_and_removes_their_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var test = npm.Start("node", "waiting.mjs");
        var printed = (await test.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(' ');
        var (folder, urls) = (new DirectoryInfo(printed[0]), printed[1..]);
        using var http = new HttpClient();
        foreach (var url in urls) Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"{url}/healthz", TestContext.Current.CancellationToken)).StatusCode);
        using var kill = Process.Start("kill", ["-TERM", $"{test.Id}"]);
        await test.WaitForExitAsync(TestContext.Current.CancellationToken);

        const int Terminated = 128 + 15;
        Assert.Equal(Terminated, test.ExitCode);
        Assert.Empty(folder.GetDirectories("xsolla-login-mock-*"));
        foreach (var url in urls)
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync($"{url}/healthz", TestContext.Current.CancellationToken));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_command_stops_the_mock_when_it_is_stopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var mock = npm.Start(npm.Command, "--port", "0", "--log", "json");
        var greeting = JsonDocument.Parse((await mock.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
        var api = greeting.RootElement.GetProperty("api")[0].GetString()!;
        using var http = new HttpClient();
        using var kill = Process.Start("kill", ["-TERM", $"{mock.Id}"]);
        await mock.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, mock.ExitCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(api, TestContext.Current.CancellationToken));
    }
}
