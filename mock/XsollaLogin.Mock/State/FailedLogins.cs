namespace XsollaLogin.Mock.State;

/// <summary>Counts failed logins by username, for the captcha.</summary>
/// <remarks>When 100,000 usernames have a count, the next failed login resets all counts.</remarks>
internal sealed class FailedLogins(Lock gate, StateSize size)
{
    private const int Most = 100_000;

    /// <summary>The counts; null until a login fails.</summary>
    private Dictionary<string, int>? _counts;

    public IReadOnlyDictionary<string, int> All()
    {
        lock (gate) return _counts is null ? new Dictionary<string, int>() : new Dictionary<string, int>(_counts);
    }

    public int Of(string login)
    {
        // Few projects have failed logins: the others need no lock.
        if (Volatile.Read(ref _counts) is not { } counts) return 0;
        lock (gate) return counts.GetValueOrDefault(login);
    }

    public void Add(string login, int count = 1)
    {
        lock (gate)
        {
            var counts = _counts ??= new(StringComparer.OrdinalIgnoreCase);
            if (counts.Count == Most)
            {
                size.Add(-counts.Keys.Sum(known => StateSize.Of(known)));
                counts.Clear();
            }

            if (counts.TryAdd(login, 0)) size.Add(StateSize.Of(login));
            counts[login] += count;
        }
    }

    /// <summary>Resets the count of a username.</summary>
    /// <returns>False if there was no count.</returns>
    public bool Clear(string login)
    {
        if (Volatile.Read(ref _counts) is not { } counts) return false;
        lock (gate)
        {
            if (!counts.Remove(login)) return false;
            size.Add(-StateSize.Of(login));
            return true;
        }
    }
}
