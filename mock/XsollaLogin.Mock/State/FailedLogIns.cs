namespace XsollaLogin.Mock.State;

/// <summary>Counts failed log-ins by login, for the captcha. Beyond its size it begins anew.</summary>
internal sealed class FailedLogIns
{
    private const int Most = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, int> All
    {
        get
        {
            lock (_gate) return new Dictionary<string, int>(_counts);
        }
    }

    public int Of(string login)
    {
        lock (_gate) return _counts.GetValueOrDefault(login);
    }

    public void Add(string login, int count = 1)
    {
        lock (_gate)
        {
            if (_counts.Count == Most) _counts.Clear();
            _counts[login] = _counts.GetValueOrDefault(login) + count;
        }
    }

    /// <returns>False where there was nothing to forget.</returns>
    public bool Clear(string login)
    {
        lock (_gate) return _counts.Count > 0 && _counts.Remove(login);
    }
}
