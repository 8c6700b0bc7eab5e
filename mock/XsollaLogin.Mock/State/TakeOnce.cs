namespace XsollaLogin.Mock.State;

/// <summary>Values that are each taken once, by the first who names the key before it expires; the oldest goes where there are too many.</summary>
internal sealed class TakeOnce<T>(WorldClock clock, int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SecretKey, (T Value, DateTimeOffset Expires)> _values = [];
    private readonly Queue<SecretKey> _byAge = [];

    public IReadOnlyList<Kept<T>> All
    {
        get
        {
            lock (_gate) return [.. _values.Select(entry => new Kept<T>(entry.Key.ToString(), entry.Value.Value, entry.Value.Expires))];
        }
    }

    public void Keep(string key, T value, DateTimeOffset expires)
    {
        var secret = new SecretKey(key);
        lock (_gate)
        {
            _values[secret] = (value, expires);
            _byAge.Enqueue(secret);
            while (_byAge.Count > most) _values.Remove(_byAge.Dequeue());
        }
    }

    /// <summary>Looks without taking.</summary>
    public bool TryFind(string key, out T? value)
    {
        var (secret, now) = (new SecretKey(key), clock.Now);
        lock (_gate)
        {
            var found = _values.TryGetValue(secret, out var kept) && kept.Expires > now;
            value = found ? kept.Value : default;
            return found;
        }
    }

    /// <summary>Takes the value if it is still there and suits; one that does not suit stays.</summary>
    public bool TryTake(string key, Func<T, bool> suits, out T? value)
    {
        var (secret, now) = (new SecretKey(key), clock.Now);
        lock (_gate)
        {
            var taken = _values.TryGetValue(secret, out var kept) && kept.Expires > now && suits(kept.Value);
            if (taken) _values.Remove(secret);
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
