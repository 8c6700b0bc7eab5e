namespace XsollaLogin.Mock.Journal;

/// <summary>The entries of all journals of a server in the order of their requests, linked by themselves. Its lock is the lock of all journals.</summary>
internal sealed class EntryOrder
{
    private JournalEntry? _newest;
    private long _last;

    public Lock Gate { get; } = new();

    /// <summary>The size of all entries in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>The oldest entry; null: there is none.</summary>
    public JournalEntry? Oldest { get; private set; }

    /// <summary>Numbers an entry, and adds it; the caller holds the lock.</summary>
    public void Add(JournalEntry entry)
    {
        entry.Order = ++_last;
        entry.Older = _newest;
        if (_newest is null) Oldest = entry;
        else _newest.Newer = entry;
        _newest = entry;
        Bytes += entry.Size;
    }

    /// <summary>Removes an entry; the caller holds the lock.</summary>
    public void Remove(JournalEntry entry)
    {
        if (entry.Older is { } older) older.Newer = entry.Newer;
        else Oldest = entry.Newer;
        if (entry.Newer is { } newer) newer.Older = entry.Older;
        else _newest = entry.Older;
        // A removed entry that a reader still has must not keep others in memory.
        (entry.Older, entry.Newer) = (null, null);
        Bytes -= entry.Size;
    }

    /// <summary>Returns all entries, oldest first.</summary>
    public IReadOnlyList<JournalEntry> All()
    {
        lock (Gate)
        {
            List<JournalEntry> all = [];
            for (var entry = Oldest; entry is not null; entry = entry.Newer) all.Add(entry);
            return all;
        }
    }
}
