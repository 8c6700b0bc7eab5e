using System.Collections.Concurrent;
using XsollaLogin.BlackBoxTests.Asking;
using XsollaLogin.BlackBoxTests.Reporting;
using XsollaLogin.BlackBoxTests.Servers;
using XsollaLogin.BlackBoxTests.Settings;

namespace XsollaLogin.BlackBoxTests;

/// <summary>One run of the checks: against the server that the environment names, else against a mock of its own. Leaves the report.</summary>
public sealed class ContractRun : IAsyncLifetime
{
    private const string UsualReport = "artifacts/contract-report.md";

    private readonly ConcurrentQueue<CheckResult> _results = [];
    private TargetSettings _settings = TargetSettings.FromEnvironment();
    private OwnMock? _mock;
    private Session? _session;

    /// <summary>Whether nothing is known of another server: then no check has a reason to be skipped.</summary>
    public bool IsOfOwnMock => _mock is not null;

    /// <summary>Why nothing can be asked; null: it can.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Why what was asked so far says too little of the server; null: it says enough.</summary>
    public string? Lack => Substance.LackOf(_results);

    public async ValueTask InitializeAsync()
    {
        if (_settings.IsEmpty) _settings = (_mock = await OwnMock.StartAsync()).Settings([(Setting.Report, _settings[Setting.Report])]);
        if ((Obstacle = _settings.Problem) is not null) return;
        _session = new Session(_settings);
        Obstacle = await Reach.ObstacleAsync(_session);
    }

    public async Task<CheckResult> RunAsync(Check check)
    {
        var result = await CheckRunner.RunAsync(check, _session!);
        _results.Enqueue(result);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        var server = IsOfOwnMock ? "the mock" : _session is null ? "no server" : $"{_settings.BaseAddress}";
        var report = ContractReport.Of(server, Obstacle, _results);
        var path = Repository.PathOf(_settings[Setting.Report] ?? UsualReport);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, report);
        // Among all other tests the mock's is one line; who names a server wants to see all.
        TestContext.Current.SendDiagnosticMessage(IsOfOwnMock ? $"The report stands in {path}" : $"{path}\n{report}");
        _session?.Dispose();
        if (_mock is not null) await _mock.DisposeAsync();
    }
}
