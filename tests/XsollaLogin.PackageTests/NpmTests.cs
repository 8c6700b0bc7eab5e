using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace XsollaLogin.PackageTests;

/// <summary>The npm package, installed into an outside folder and run where there is no .NET.</summary>
public sealed class NpmTests(NpmFixture npm) : IClassFixture<NpmFixture>
{
    [Fact]
    public async Task A_test_in_Node_starts_the_mock_reads_a_code_and_stops_the_mock() =>
        Assert.Equal(
            ["logged in", "errors are told", "stopped", "a failed start is told"],
            (await npm.RunAsync("node", "test.mjs")).Trim().Split('\n'));

    [Fact]
    public async Task The_example_of_the_README_prints_a_code()
    {
        var readme = await File.ReadAllTextAsync(npm.Readme, TestContext.Current.CancellationToken);
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

/// <summary>The npm packages for this system, installed from their files.</summary>
public sealed class NpmFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xsolla-login-npm-").FullName;
    private string _path = "";

    public string Version { get; private set; } = "";

    public string Command => Path.Combine(_folder, "node_modules", ".bin", OperatingSystem.IsWindows() ? "xsolla-login-mock.cmd" : "xsolla-login-mock");

    public string Readme => Path.Combine(_folder, "node_modules", "xsolla-login-mock", "README.md");

    public async ValueTask InitializeAsync()
    {
        var packed = Path.Combine(_folder, "packed") + Path.DirectorySeparatorChar;
        await DotNet.RunAsync(
            DotNet.Program, PackedFixture.RepositoryRoot, packages: null, "msbuild", "mock/XsollaLogin.Mock.Server", "-t:PackNpm", "-v:q", "-nologo",
            $"-p:NpmSystems={RuntimeInformation.RuntimeIdentifier}", $"-p:NpmFolder={packed}",
            // Code compiled ahead starts sooner, but takes minutes to make.
            "-p:NpmPublishOptions=-p:PublishReadyToRun=false");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Outside", "Node", "test.mjs"), Path.Combine(_folder, "test.mjs"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "package.json"), "{\"private\": true}");
        var files = Directory.GetFiles(packed, "*.tgz");
        var names = files.Select(Path.GetFileNameWithoutExtension).Select(name => name!["xsolla-login-mock-".Length..]);
        Version = names.Single(name => char.IsDigit(name[0]));
        await DotNet.RunAsync("npm", _folder, packages: null, ["install", "--no-audit", "--no-fund", "--offline", .. files]);
        var node = (await DotNet.RunAsync("node", _folder, packages: null, "-p", "process.execPath")).Trim();
        // A folder with Node alone: .NET is often in the same folder as Node.
        _path = Directory.CreateDirectory(Path.Combine(_folder, "path")).FullName;
        File.CreateSymbolicLink(Path.Combine(_path, Path.GetFileName(node)), node);
    }

    public Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DOTNET", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["PATH"] = _path;
        return Process.Start(start)!;
    }

    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program}: {await output}{await error}");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
