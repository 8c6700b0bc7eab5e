using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace XsollaLogin.Mock.State;

/// <summary>Values that are each taken once, by the first who names the key before it expires; where there are too many, the older half goes.</summary>
/// <remarks>Two tables, so that none is removed for its age: the younger is filled with half of the most, then becomes the older, whose own are forgotten all at once.</remarks>
internal sealed class OneTimeStore<T>(ProjectClock clock, int most)
{
    private readonly Lock _gate = new();
    private Dictionary<SecretKey, (T Value, DateTimeOffset Expires)> _younger = [];
    private Dictionary<SecretKey, (T Value, DateTimeOffset Expires)> _older = [];

    public IReadOnlyList<Kept<T>> All()
    {
        lock (_gate) return [.. _older.Concat(_younger).Select(entry => new Kept<T>(entry.Key.ToString(), entry.Value.Value, entry.Value.Expires))];
    }

    /// <param name="key">One that was not kept before: made here, or of a snapshot, which has none twice.</param>
    public void Keep(string key, T value, DateTimeOffset expires)
    {
        var secret = new SecretKey(key);
        lock (_gate)
        {
            if (_younger.Count >= most / 2)
            {
                (_younger, _older) = (_older, _younger);
                _younger.Clear();
            }

            _younger[secret] = (value, expires);
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
        var (secret, now) = (new SecretKey(key), clock.Now);
        lock (_gate)
        {
            var values = _younger.ContainsKey(secret) ? _younger : _older;
            var found = values.TryGetValue(secret, out var kept) && kept.Expires > now;
            taken = found && takes(kept.Value) && values.Remove(secret);
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

/// <summary>
/// A secret to look things up by. One that the mock made takes its 32 bytes and no object: the garbage collector never meets the many that are kept.
/// </summary>
internal readonly record struct SecretKey
{
    private const int Length = 32;

    private readonly ulong _first, _second, _third, _fourth;

    /// <summary>Whatever else a snapshot keeps or a client asks for.</summary>
    private readonly string? _other;

    public SecretKey(string text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Span<char> back = stackalloc char[Base64Url.GetEncodedLength(Length)];
        // Of several spellings of the same bytes only one is the secret.
        if (text.Length != back.Length
            || Base64Url.DecodeFromChars(text, bytes, out _, out _) != OperationStatus.Done
            || !text.AsSpan().SequenceEqual(back[..Base64Url.EncodeToChars(bytes, back)]))
        {
            _other = text;
            return;
        }

        var parts = MemoryMarshal.Cast<byte, ulong>(bytes);
        (_first, _second, _third, _fourth) = (parts[0], parts[1], parts[2], parts[3]);
    }

    public override int GetHashCode() => _other?.GetHashCode() ?? _first.GetHashCode();

    public override string ToString() => _other ?? Base64Url.EncodeToString(MemoryMarshal.AsBytes((ReadOnlySpan<ulong>)[_first, _second, _third, _fourth]));
}
