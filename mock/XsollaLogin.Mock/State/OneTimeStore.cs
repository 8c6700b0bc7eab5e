namespace XsollaLogin.Mock.State;

/// <summary>Values that are each taken once, by the first who names the key before it expires; where there are too many, the older half goes.</summary>
/// <remarks>Two tables, so that none is removed for its age: the younger is filled with half of the most, then becomes the older, whose own are forgotten all at once.</remarks>
internal sealed class OneTimeStore<T>(ProjectClock clock, int most)
{
    private readonly Lock _gate = new();
    private Dictionary<string, (T Value, DateTimeOffset Expires)> _younger = [];
    private Dictionary<string, (T Value, DateTimeOffset Expires)> _older = [];

    public IReadOnlyList<Kept<T>> All()
    {
        lock (_gate) return [.. _older.Concat(_younger).Select(entry => new Kept<T>(entry.Key, entry.Value.Value, entry.Value.Expires))];
    }

    /// <param name="key">One that was not kept before: made here, or of a snapshot, which has none twice.</param>
    public void Keep(string key, T value, DateTimeOffset expires)
    {
        lock (_gate)
        {
            if (_younger.Count >= most / 2)
            {
                (_younger, _older) = (_older, _younger);
                _younger.Clear();
            }

            _younger[key] = (value, expires);
        }
    }

    /// <summary>Looks without taking.</summary>
    public bool TryFind(string key, out T? value) => TryFind(key, static _ => false, out value, out _);

    /// <summary>Takes the value if it is still there and suits; one that does not suit stays.</summary>
    public bool TryTake(string key, Func<T, bool> suits, out T? value)
    {
        TryFind(key, suits, out value, out var taken);
        if (!taken) value = default;
        return taken;
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
            var dropped = _younger.Concat(_older).Where(entry => which(entry.Value.Value)).Select(entry => entry.Key).ToList();
            foreach (var key in dropped) _ = _younger.Remove(key) || _older.Remove(key);
            return dropped is not [];
        }
    }

    private bool TryFind(string key, Func<T, bool> takes, out T? value, out bool taken)
    {
        var now = clock.Now;
        lock (_gate)
        {
            var values = _younger.ContainsKey(key) ? _younger : _older;
            var found = values.TryGetValue(key, out var kept) && kept.Expires > now;
            taken = found && takes(kept.Value) && values.Remove(key);
            value = found ? kept.Value : default;
            return found;
        }
    }
}

internal sealed record Kept<T>(string Key, T Value, DateTimeOffset Expires) : IKept
{
    bool IKept.HasValue => Value is not null;
}

internal interface IKept
{
    string Key { get; }

    bool HasValue { get; }
}
