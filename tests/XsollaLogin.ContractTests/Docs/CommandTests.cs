using System.Diagnostics;

namespace XsollaLogin.ContractTests.Docs;

/// <summary>The command lines of the pages run as written: curl, the mock as a tool, and the contract check.</summary>
public sealed class CommandTests(CommandTests.ConfiguredMock mock) : IClassFixture<CommandTests.ConfiguredMock>
{
    /// <summary>Lines that are not run, each with its reason. An entry that ends with a space is the beginning of lines.</summary>
    private static readonly Dictionary<string, string> NotRun = new()
    {
        ["dotnet run --project mock/XsollaLogin.Mock.Server"] = "MockProcess starts this program in other tests",
        ["dotnet test"] = "runs this test",
        ["dotnet test tests/XsollaLogin.BrowserTests "] = "needs a browser, and runs in the other tests",
        ["xsolla-login-mock"] = "runs until it is stopped; other blocks start it in the background",
        ["dotnet tool install --global "] = "needs a registry; the package tests install the tools from their packages",
        ["dotnet cake --target=Bench"] = "measures for minutes",
        ["dotnet new web --name Service"] = "writes the project that the package tests run",
        ["dotnet new console --name Game"] = "writes the project that the package tests run",
        ["dotnet add Service package "] = "needs a registry; the package tests run the project",
        ["npx xsolla-login-mock"] = "needs a registry; the package tests install the package from its files",
        ["docker "] = "needs a container runtime",
        ["dotnet add Game package "] = "needs a registry; the package tests run the project",
        ["npm ci --prefix tests/XsollaLogin.Benchmarks/Peers "] = "needs a registry",
        ["dotnet run -c Release --project tests/XsollaLogin.Benchmarks -- "] = "measures for minutes",
        ["dotnet run --project samples/XsollaLogin.Sample"] = "runs until it is stopped; the browser tests start it",
    };

    /// <summary>The exit codes of blocks that do not end with 0, by a text in the block.</summary>
    private static readonly Dictionary<string, int> ExitCodes = new() { ["--require-coverage"] = 3 };

    private static readonly IReadOnlyList<string> Lines = [.. Snippet.In("sh").SelectMany(snippet => snippet.Code.Split('\n'))];

    public static TheoryData<string> Blocks =>
        [.. Snippet.In("sh").Where(snippet => !snippet.Code.Split('\n').All(IsNotRun)).Select(snippet => snippet.ToString())];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_exemption_is_used() =>
        Assert.All(NotRun.Keys, entry => Assert.Contains(Lines, line => Covers(entry, line)));

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Blocks))]
    public async Task A_block_of_commands_runs(string where)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands need bash.");
        var snippet = Snippet.In("sh").Single(snippet => snippet.ToString() == where);
        var startsMock = snippet.Code.Contains("xsolla-login-mock", StringComparison.Ordinal);
        var port = startsMock ? FreePort.Find() : mock.Process.Origin.Port;
        var commands = snippet.Code.Split('\n').Where(line => !IsNotRun(line))
            .Select(line => line.Replace("https://login.xsolla.com", "http://localhost:5080", StringComparison.Ordinal)
                .Replace("localhost:5080", $"localhost:{port}", StringComparison.Ordinal));

        // A block that scripts answers must not change the answers of the next block.
        await mock.ForgetAnswersAsync();
        var (exitCode, output) = await RunAsync(string.Join('\n', commands), port);

        Assert.True(exitCode == ExitCodes.FirstOrDefault(entry => snippet.Code.Contains(entry.Key, StringComparison.Ordinal)).Value, $"{exitCode}: {output}");
    }

    private static bool IsNotRun(string line) => NotRun.Keys.Any(entry => Covers(entry, line));

    private static bool Covers(string entry, string line) => entry.EndsWith(' ') ? line.StartsWith(entry, StringComparison.Ordinal) : line == entry;

    private static async Task<(int ExitCode, string Output)> RunAsync(string commands, int port)
    {
        var folder = Directory.CreateTempSubdirectory("xsolla-login-docs-");
        try
        {
            // The tools are not installed here, and a curl command of a page must not fail unseen.
            var script = $$"""
                set -e
                exec 2>&1
                curl() { command curl --silent --show-error --fail-with-body "$@"; }
                xsolla-login-mock() { exec dotnet '{{AppContext.BaseDirectory}}xsolla-login-mock.dll' --port {{port}} "$@"; }
                xsolla-login-check() { command dotnet '{{AppContext.BaseDirectory}}xsolla-login-check.dll' "$@"; }
                {{commands}}
                """;
            // A block that fails must leave no mock behind.
            script = $"trap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n{script}";
            var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(Stop);
            await process.WaitForExitAsync(Stop);
            return (process.ExitCode, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A mock that knows the project of the pages only.</summary>
    public sealed class ConfiguredMock : IAsyncLifetime
    {
        private readonly string _file = Path.GetTempFileName();
        private MockProcess? _process;

        public MockProcess Process => _process!;

        public async ValueTask InitializeAsync()
        {
            await File.WriteAllTextAsync(_file, """{"projects": {"your-project": {"confirmCodeTimeoutMs": 0}}}""", Stop);
            _process = await MockProcess.StartAtAsync(Stop, "--port", "0", "--strict", "--config", _file);
        }

        public async Task ForgetAnswersAsync()
        {
            using var http = new HttpClient { BaseAddress = Process.Origin };
            using var response = await http.DeleteAsync("/__admin/projects/your-project/answers", Stop);
            response.EnsureSuccessStatusCode();
        }

        public async ValueTask DisposeAsync()
        {
            if (_process is not null) await _process.DisposeAsync();
            File.Delete(_file);
        }
    }
}
