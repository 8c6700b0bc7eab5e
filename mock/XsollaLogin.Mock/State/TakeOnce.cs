namespace XsollaLogin.Mock.State;

/// <summary>Values that are each taken once, by the first who names the key before it expires; the oldest goes where there are too many.</summary>
internal sealed class TakeOnce<T>(WorldClock clock, int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (T Value, DateTimeOffset Expires)> _values = [];
    private readonly Queue<string> _byAge = [];

    public IReadOnlyList<Kept<T>> All
    {
        get
        {
            lock (_gate) return [.. _values.Select(entry => new Kept<T>(entry.Key, entry.Value.Value, entry.Value.Expires))];
        }
    }

    public void Keep(string key, T value, DateTimeOffset expires)
    {
        lock (_gate)
        {
            _values[key] = (value, expires);
            _byAge.Enqueue(key);
            while (_byAge.Count > most) _values.Remove(_byAge.Dequeue());
        }
    }

    /// <summary>Looks without taking.</summary>
    public bool TryFind(string key, out T? value)
    {
        var now = clock.Now;
        lock (_gate)
        {
            var found = _values.TryGetValue(key, out var kept) && kept.Expires > now;
            value = found ? kept.Value : default;
            return found;
        }
    }

    /// <summary>Takes the value if it is still there and suits; one that does not suit stays.</summary>
    public bool TryTake(string key, Func<T, bool> suits, out T? value)
    {
        var now = clock.Now;
        lock (_gate)
        {
            var taken = _values.TryGetValue(key, out var kept) && kept.Expires > now && suits(kept.Value);
            if (taken) _values.Remove(key);
            value = taken ? kept.Value : default;
            return taken;
        }
    }

    public void Restore(IEnumerable<Kept<T>> kept)
    {
        foreach (var (key, value, expires) in kept) Keep(key, value, expires);
    }

    /// <returns>False where there was none such.</returns>
    public bool Drop(Func<T, bool> which)
    {
        lock (_gate)
        {
            var dropped = _values.Where(entry => which(entry.Value.Value)).Select(entry => entry.Key).ToList();
            foreach (var key in dropped) _values.Remove(key);
            return dropped is not [];
        }
    }
}

internal sealed record Kept<T>(string Key, T Value, DateTimeOffset Expires) : IKept
{
    bool IKept.HasValue => Value is not null;
}

internal interface IKept
{
    bool HasValue { get; }
}
