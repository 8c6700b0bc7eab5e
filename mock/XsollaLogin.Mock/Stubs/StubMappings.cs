using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Stubs.Answering;
using XsollaLogin.Mock.Stubs.Matching;

namespace XsollaLogin.Mock.Stubs;

/// <summary>Answers that testers put in place of the mock's own, in WireMock's format. Requests match against a list that is only ever replaced as a whole.</summary>
internal sealed class StubMappings : IDisposable
{
    public const int Most = 10_000;
    public const long MostBytes = 256L * 1024 * 1024;

    /// <summary>Stubs of files are older than all made by calls.</summary>
    private const long BeforeCalls = -Most;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _saving = new(1);
    private readonly Scenarios _scenarios = new();
    private readonly StubFolder _folder;
    private readonly DelaySettings _delays;
    private readonly Random _random;

    /// <summary>Of files, taken away by calls: they stay away until a reset.</summary>
    private readonly HashSet<Guid> _removed = [];

    /// <summary>As they are to be tried: by priority, the latest first.</summary>
    private volatile Stub[] _stubs = [];

    private IReadOnlyList<Stub> _ofFiles = [];
    private long _sequence;

    /// <summary>Without the stubs of the folder, until they are read.</summary>
    public StubMappings(StubFolder folder, DelaySettings delays, Random random) => (_folder, _delays, _random) = (folder, delays, random);

    /// <summary>Whether there is nothing to match: then a request costs nothing here.</summary>
    public bool IsEmpty => _stubs.Length == 0;

    /// <summary>In the order in which they are tried.</summary>
    public IReadOnlyList<Stub> All => _stubs;

    /// <summary>The answer of the stub that matches; null where none does.</summary>
    public async ValueTask<Answer?> FindAsync(Exchange exchange)
    {
        if (Take(new ExchangeFacts(exchange)) is not { } stub) return null;
        exchange.Because(Cause.Stub, stub.Id.ToString());
        exchange.Stub = stub;
        return await stub.Answer.PrepareAsync(exchange, _delays.Current, _random);
    }

    public Stub? Find(Guid id) => Array.Find(_stubs, stub => stub.Id == id);

    /// <exception cref="AdminRefusal">There is one of the same id, or there are too many.</exception>
    public void Add(Stub stub)
    {
        lock (_gate)
        {
            if (Find(stub.Id) is not null) throw AdminRefusal.Invalid([$"the id {stub.Id} is taken by another stub; PUT /__admin/mappings/{stub.Id} changes that one"]);
            Replace([.. _stubs, stub with { Sequence = ++_sequence }]);
        }
    }

    /// <summary>Changes a stub; it stays in its place among those of its priority.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Change(Stub changed)
    {
        lock (_gate)
        {
            if (Find(changed.Id) is not { } known) return false;
            Replace([.. _stubs.Select(stub => stub.Id == known.Id ? changed with { Sequence = known.Sequence, File = known.File } : stub)]);
            return true;
        }
    }

    /// <returns>How many there were.</returns>
    public int Remove(Predicate<Stub> which)
    {
        lock (_gate)
        {
            var before = _stubs;
            Replace([.. before.Where(stub => !which(stub))]);
            RememberRemoved(before);
            return before.Length - _stubs.Length;
        }
    }

    /// <summary>Takes many at once; of those of one priority the first is tried first, as in WireMock.</summary>
    /// <param name="overwrite">Whether one of the same id is replaced, not kept.</param>
    /// <param name="only">Whether all others go.</param>
    public void Import(IReadOnlyList<Stub> imported, bool overwrite, bool only)
    {
        lock (_gate)
        {
            var before = _stubs;
            var byId = before.ToDictionary(stub => stub.Id);
            var kept = only ? [] : new Dictionary<Guid, Stub>(byId);
            foreach (var stub in imported.Reverse())
            {
                var known = byId.GetValueOrDefault(stub.Id);
                kept[stub.Id] = known is null ? stub with { Sequence = ++_sequence } : overwrite ? stub with { Sequence = known.Sequence, File = known.File } : known;
            }

            Replace([.. kept.Values]);
            RememberRemoved(before);
        }
    }

    /// <summary>Back to the stubs of the files as they were last read, with every scenario at its start.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _scenarios.Reset();
            _removed.Clear();
            Replace([.. _ofFiles]);
        }
    }

    /// <summary>Takes the stubs of the files anew; those made or changed by calls stay, those removed stay away, the states of scenarios stay, too.</summary>
    /// <exception cref="InvalidDataException">A file is not right; the message says which, where and why. All stays as it was.</exception>
    public void ReloadFiles()
    {
        var read = _folder.Load().Select((stub, index) => stub with { Sequence = BeforeCalls + index }).ToList();
        if (read.Count > Most) throw new InvalidDataException($"there are {read.Count} stubs in the files; no more than {Most} can be taken");
        lock (_gate)
        {
            var ofCalls = _stubs.Where(stub => !stub.IsOfFile).ToList();
            var ids = ofCalls.Select(stub => stub.Id).ToHashSet();
            try
            {
                Replace([.. ofCalls, .. read.Where(stub => !ids.Contains(stub.Id) && !_removed.Contains(stub.Id))]);
            }
            catch (AdminRefusal tooMany)
            {
                throw new InvalidDataException($"the stubs of the files cannot be taken: {tooMany.Message}", tooMany);
            }

            _removed.IntersectWith(read.Select(stub => stub.Id));
            _ofFiles = read;
        }
    }

    /// <summary>Writes those made or changed by calls into the folder.</summary>
    /// <exception cref="AdminRefusal">There is no folder, or it cannot be written.</exception>
    public async ValueTask SaveAsync()
    {
        if (!_folder.Exists) throw AdminRefusal.Invalid(["there is no folder to save in: start the mock with --root-dir"]);
        await _saving.WaitAsync();
        try
        {
            foreach (var id in _stubs.Where(stub => !stub.IsOfFile).Select(stub => stub.Id).ToList())
            {
                // Again, where a call changed it meanwhile.
                while (Find(id) is { IsOfFile: false } stub) await SaveAsync(stub);
            }
        }
        finally
        {
            _saving.Release();
        }
    }

    private async ValueTask SaveAsync(Stub stub)
    {
        if (stub.File is { HasMore: true } file) throw AdminRefusal.Invalid([$"the stub {stub.Id} stands with others in {file.Path}: change it there"]);
        var saved = await _folder.SaveAsync(stub);
        lock (_gate)
        {
            if (Find(stub.Id) is null) _removed.Add(stub.Id);
            else _removed.Remove(stub.Id);
            // One that was changed meanwhile goes into the same file, also where its name is another now.
            Replace([.. _stubs.Select(known => ReferenceEquals(known, stub) ? saved : known.Id == saved.Id ? known with { File = saved.File } : known)]);
            _ofFiles = [.. _ofFiles.Where(known => known.Id != saved.Id), saved];
        }
    }

    public void Dispose() => _saving.Dispose();

    public IReadOnlyList<ScenarioReport> ReportScenarios()
    {
        lock (_gate)
        {
            return [.. from stub in _stubs
                       where stub.Scenario is not null
                       group stub by stub.Scenario!.Name into scenario
                       select new ScenarioReport(scenario.Key, _scenarios.StateOf(scenario.Key), PossibleStates(scenario), [.. scenario])];
        }
    }

    /// <param name="state">Null: the one it begins with.</param>
    /// <returns>What is wrong; null: nothing.</returns>
    public AdminRefusal? SetScenario(string name, string? state)
    {
        lock (_gate)
        {
            var stubs = _stubs.Where(stub => stub.Scenario?.Name == name).ToList();
            if (stubs is []) return AdminRefusal.NotFound($"there is no scenario \"{name}\"; a stub with this scenarioName makes it");
            var possible = PossibleStates(stubs);
            if (state is not null && !possible.Contains(state)) return AdminRefusal.Invalid([$"the scenario \"{name}\" has no state \"{state}\"; it has {string.Join(", ", possible)}"]);
            _scenarios.Set(name, state ?? Scenarios.Started);
            return null;
        }
    }

    public void ResetScenarios()
    {
        lock (_gate) _scenarios.Reset();
    }

    /// <summary>Those that stubs name, as in WireMock.</summary>
    private static List<string> PossibleStates(IEnumerable<Stub> stubs) =>
        [.. stubs.OrderBy(stub => stub.Sequence).SelectMany(stub => new[] { stub.Scenario!.Required, stub.Scenario.New }).OfType<string>().Distinct()];

    private Stub? Take(ExchangeFacts request)
    {
        while (true)
        {
            var stubs = _stubs;
            List<Stub> inScenarios = [];
            Stub? sure = null;
            foreach (var stub in stubs)
            {
                if (!stub.Request.Matches(request)) continue;
                if (stub.Scenario is null)
                {
                    sure = stub;
                    break;
                }

                inScenarios.Add(stub);
            }

            if (inScenarios is []) return sure;
            if (sure is not null) inScenarios.Add(sure);
            lock (_gate)
            {
                // Stubs that went meanwhile must not move a scenario.
                if (ReferenceEquals(stubs, _stubs)) return _scenarios.Take(inScenarios);
            }
        }
    }

    /// <summary>To be called under the lock.</summary>
    private void RememberRemoved(Stub[] before) =>
        _removed.UnionWith(before.Where(stub => stub.File is not null).Select(stub => stub.Id).Except(_stubs.Select(stub => stub.Id)));

    /// <summary>To be called under the lock.</summary>
    private void Replace(Stub[] stubs)
    {
        if (stubs.Length > Most) throw AdminRefusal.Invalid([$"there would be {stubs.Length} stubs; no more than {Most} can be: DELETE /__admin/mappings takes all away"]);
        if (stubs.Sum(stub => (long)stub.Json.Length) > MostBytes) throw AdminRefusal.Invalid([$"the stubs would be more than {MostBytes} bytes of JSON; put large bodies into files"]);
        Array.Sort(stubs, static (one, other) => one.Priority != other.Priority ? one.Priority.CompareTo(other.Priority) : other.Sequence.CompareTo(one.Sequence));
        _scenarios.Keep(stubs);
        _stubs = stubs;
    }
}
