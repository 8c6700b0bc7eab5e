using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Admin.Document;
using XsollaLogin.Mock.Coverage;
using XsollaLogin.Mock.Export;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Journal.Calls;
using XsollaLogin.Mock.Reload;
using XsollaLogin.Mock.State;
using XsollaLogin.Mock.Stubs;
using XsollaLogin.Mock.Stubs.Answering;

namespace XsollaLogin.Mock;

/// <summary>What a server is made of. What only control calls and watched files need is made when there are any.</summary>
internal sealed class Parts : IDisposable
{
    private readonly DefectLog _defects = new();
    private readonly Lazy<Reloads> _reloads;
    private readonly StubMappings _stubs;

    /// <param name="stopping">Ends what would go on for ever.</param>
    public Parts(MockLoginServerOptions options, CancellationToken stopping)
    {
        var time = options.TimeProvider;
        Worlds = new Worlds(time, options.Strict, options.IdleWorlds);
        var selection = new WorldSelection(Worlds, time);
        var (folder, delays) = (new StubFolder(options.RootDirectory), new DelaySettings(Random.Shared));
        _stubs = new StubMappings(folder, delays, Random.Shared);
        _reloads = new Lazy<Reloads>(() => new Reloads(time, Console.Error));
        var journals = new Journals(new JournalOptions(options.JournalSize, options.ShowSecrets), Worlds, selection, time);
        var admin = new Lazy<AdminApi>(() => new AdminApi(
            [
                new WorldCalls(Worlds, time),
                new MappingCalls(_stubs, folder, journals),
                new ScenarioCalls(_stubs),
                new SettingsCalls(delays),
                new JournalCalls(journals, new JournalStream(journals, time, stopping), Worlds, time),
                new RequestCalls(journals),
                new CoverageCalls(Coverage),
                new ExportCalls(),
                new ReloadCalls(_reloads.Value, time),
                new DocumentCalls(),
            ],
            new CallerRules(options.AdminKey is null ? null : new AdminKey(options.AdminKey))));
        Pipeline = new Pipeline(
            new LoginApi(selection, options.Replay), admin, new AdminPages(time, Worlds), new MailedLinks(Worlds), _stubs, delays, new AnswerDelivery(time), journals, Coverage, _defects);
    }

    public Worlds Worlds { get; }

    public ContractCoverage Coverage { get; } = new();

    public Pipeline Pipeline { get; }

    /// <exception cref="InvalidDataException">A file is not right; the message says which, where and why.</exception>
    public void ReadFiles(MockLoginServerOptions options)
    {
        if (options.ConfigFile is { } config) _reloads.Value.Follow(config, new ConfiguredProjects(config, Worlds).Read);
        if (options.RootDirectory is { } root) _reloads.Value.Follow(root, _stubs.ReloadFiles);
    }

    public void Dispose()
    {
        if (_reloads.IsValueCreated) _reloads.Value.Dispose();
        _stubs.Dispose();
        _defects.Dispose();
    }
}
