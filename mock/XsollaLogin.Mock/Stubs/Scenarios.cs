namespace XsollaLogin.Mock.Stubs;

/// <summary>In which state each scenario is. Whoever calls holds the lock of the stubs: match and move are one step.</summary>
internal sealed class Scenarios
{
    public const string Started = "Started";

    private readonly Dictionary<string, string> _moved = [];

    public string StateOf(string name) => _moved.GetValueOrDefault(name, Started);

    public void Set(string name, string state) => _moved[name] = state;

    /// <summary>The first whose scenario is in its state; the scenario moves on.</summary>
    public Stub? Take(List<Stub> matching)
    {
        foreach (var stub in matching)
        {
            if (stub.Scenario is not { } step) return stub;
            if (step.Required is { } required && required != StateOf(step.Name)) continue;
            if (step.New is { } next) Set(step.Name, next);
            return stub;
        }

        return null;
    }

    public void Reset() => _moved.Clear();

    /// <summary>A scenario without stubs is forgotten.</summary>
    public void Keep(IEnumerable<Stub> stubs)
    {
        if (_moved.Count == 0) return;
        var names = stubs.Select(stub => stub.Scenario?.Name).ToHashSet();
        foreach (var gone in _moved.Keys.Where(name => !names.Contains(name)).ToList()) _moved.Remove(gone);
    }
}

/// <summary>A scenario as control calls show it.</summary>
/// <param name="Possible">The states that its stubs name.</param>
internal sealed record ScenarioReport(string Name, string State, IReadOnlyList<string> Possible, IReadOnlyList<Stub> Stubs);
