namespace XsollaLogin.Mock.State;

/// <summary>Counts failed logins by username, for the captcha.</summary>
/// <remarks>When 100,000 usernames have a count, the next failed login resets all counts.</remarks>
internal sealed class FailedLogins
{
    private const int Most = 100_000;

    /// <summary>The counts, which are also their lock; null until a login fails.</summary>
    private Dictionary<string, int>? _counts;

    public IReadOnlyDictionary<string, int> All()
    {
        if (Volatile.Read(ref _counts) is not { } counts) return new Dictionary<string, int>();
        lock (counts) return new Dictionary<string, int>(counts);
    }

    public int Of(string login)
    {
        if (Volatile.Read(ref _counts) is not { } counts) return 0;
        lock (counts) return counts.GetValueOrDefault(login);
    }

    public void Add(string login, int count = 1)
    {
        var counts = LazyInitializer.EnsureInitialized(ref _counts, static () => new(StringComparer.OrdinalIgnoreCase));
        lock (counts)
        {
            if (counts.Count == Most) counts.Clear();
            counts[login] = counts.GetValueOrDefault(login) + count;
        }
    }

    /// <summary>Resets the count of a username.</summary>
    /// <returns>False if there was no count.</returns>
    public bool Clear(string login)
    {
        if (Volatile.Read(ref _counts) is not { } counts) return false;
        lock (counts) return counts.Remove(login);
    }
}
