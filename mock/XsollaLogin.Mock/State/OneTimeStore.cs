using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.State;

/// <summary>Values that expire and can each be taken once, such as links and reset codes; <see cref="CodeOperations"/> has the one-time codes.</summary>
/// <remarks>
/// It has two tables, so that values need not be removed one by one. When the younger table has half of the largest number or half of 64 MiB, the older table
/// is dropped, the younger one becomes the older one, and a new one begins. At least the newest half is therefore kept.
/// </remarks>
/// <param name="most">The largest number of values.</param>
/// <param name="size">The size of the project, to which the values are added.</param>
/// <param name="index">The project's part of the server's index of grants; null: the keys of this store are not in it.</param>
/// <param name="prefix">The text that most keys begin with.</param>
internal sealed class OneTimeStore<T>(
    ProjectClock clock, int most, Lock gate, StateSize size, GrantsOfProject? index = null, string prefix = "")
{
    private const int MostBytes = 64 * 1024 * 1024;
    private const int MostTaken = 1000;

    private Dictionary<StoredKey, (T Value, DateTimeOffset Expires)> _younger = [];
    private Dictionary<StoredKey, (T Value, DateTimeOffset Expires)> _older = [];
    private long _bytesOfYounger;
    private long _bytesOfOlder;

    /// <summary>The keys that were taken last: an error can then say that a value was already taken.</summary>
    private readonly Queue<string> _taken = [];
    private GrantsOfProject? _index = index;

    public IReadOnlyList<OneTimeValue<T>> All()
    {
        lock (gate) return [.. _older.Concat(_younger).Select(entry => new OneTimeValue<T>(entry.Key.ToString(), entry.Value.Value, entry.Value.Expires))];
    }

    /// <summary>Returns all values and their expiries, without their keys.</summary>
    public IReadOnlyList<(T Value, DateTimeOffset Expires)> Values()
    {
        lock (gate) return [.. _older.Values, .. _younger.Values];
    }

    /// <summary>Adds a value.</summary>
    /// <param name="key">A new key: generated, or from a snapshot, in which keys are unique.</param>
    public void Add(string key, T value, DateTimeOffset expires)
    {
        var stored = KeyOf(key);
        lock (gate)
        {
            if (_younger.Count >= most / 2 || _bytesOfYounger >= MostBytes / 2)
            {
                (_younger, _older) = (_older, _younger);
                size.Add(-_bytesOfOlder);
                (_bytesOfOlder, _bytesOfYounger) = (_bytesOfYounger, 0);
                _index?.Remove(_younger.Keys);
                _younger.Clear();
            }

            _younger[stored] = (value, expires);
            var bytes = SizeOf(stored, value);
            _bytesOfYounger += bytes;
            size.Add(bytes);
            _index?.Add(stored);
        }
    }

    /// <summary>Returns what became of a key.</summary>
    public Fate FateOf(string key)
    {
        var stored = KeyOf(key);
        lock (gate)
        {
            if (_younger.TryGetValue(stored, out var entry) || _older.TryGetValue(stored, out entry))
                return entry.Expires > clock.Now ? Fate.Valid : Fate.Expired;
            return _taken.Contains(key) ? Fate.Taken : Fate.Unknown;
        }
    }

    /// <summary>Finds a value without taking it.</summary>
    public bool TryFind(string key, out T? value) => FindOrTake(key, static _ => false, out value, out _);

    /// <summary>Takes the value if it exists and matches; a value that does not match stays.</summary>
    public bool TryTake(string key, Func<T, bool> matches, out T? value)
    {
        FindOrTake(key, matches, out value, out var taken);
        if (!taken) value = default;
        return taken;
    }

    public void Restore(IEnumerable<OneTimeValue<T>> values)
    {
        foreach (var (key, value, expires) in values) Add(key, value, expires);
    }

    /// <summary>Drops all matching values.</summary>
    /// <returns>False if no value matched.</returns>
    public bool Drop(Func<T, bool> which)
    {
        lock (gate)
        {
            var dropped = _younger.Concat(_older).Where(entry => which(entry.Value.Value)).Select(entry => entry.Key).ToList();
            foreach (var key in dropped) _ = Remove(_younger, key) || Remove(_older, key);
            _index?.Remove(dropped);
            return dropped is not [];
        }
    }

    /// <summary>Removes the keys from the index, because the project is dropped; keys that a running request adds later are not in the index.</summary>
    public void LeaveIndex()
    {
        lock (gate)
        {
            _index?.Remove([.. _younger.Keys, .. _older.Keys]);
            _index = null;
        }
    }

    private static long SizeOf(StoredKey key, T value) =>
        StateSize.OfText(key.Length) + StateSize.Of(value as string) + (value is ISized sized ? sized.Measure() : 0);

    private StoredKey KeyOf(string key) => new(key, prefix);

    private bool Remove(Dictionary<StoredKey, (T Value, DateTimeOffset Expires)> values, StoredKey key)
    {
        if (!values.Remove(key, out var entry)) return false;
        var bytes = SizeOf(key, entry.Value);
        if (values == _younger) _bytesOfYounger -= bytes;
        else _bytesOfOlder -= bytes;
        size.Add(-bytes);
        return true;
    }

    private bool FindOrTake(string key, Func<T, bool> takes, out T? value, out bool taken)
    {
        var now = clock.Now;
        var stored = KeyOf(key);
        lock (gate)
        {
            var values = _younger.ContainsKey(stored) ? _younger : _older;
            var found = values.TryGetValue(stored, out var entry) && entry.Expires > now;
            taken = found && takes(entry.Value) && Remove(values, stored);
            if (taken)
            {
                _index?.Remove([stored]);
                if (_taken.Count == MostTaken) _taken.Dequeue();
                _taken.Enqueue(key);
            }

            value = found ? entry.Value : default;
            return found;
        }
    }
}

/// <summary>What became of a key of a <see cref="OneTimeStore{T}"/>.</summary>
internal enum Fate
{
    /// <summary>It never existed, or was dropped or taken long ago.</summary>
    Unknown,

    Valid,
    Taken,
    Expired,
}

/// <summary>A value of a <see cref="OneTimeStore{T}"/>, as a snapshot stores it.</summary>
internal sealed record OneTimeValue<T>(string Key, T Value, DateTimeOffset Expires) : IOneTimeValue
{
    bool IOneTimeValue.HasValue => Value is not null;
}

/// <summary>A <see cref="OneTimeValue{T}"/> of any type.</summary>
internal interface IOneTimeValue
{
    string Key { get; }

    bool HasValue { get; }
}
