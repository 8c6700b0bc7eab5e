namespace XsollaLogin.Mock.Journal;

/// <summary>What was asked of one project, oldest first. Bounded by number and by bytes: beyond these the oldest go, and who reads is told how many.</summary>
internal sealed class RequestJournal
{
    private const long LeastBytes = 4 * 1024 * 1024;
    private const long BytesOfEntry = 4 * 1024;

    private readonly Lock _gate = new();
    private readonly EntryRing _entries = new();
    private TaskCompletionSource? _next;
    private long _bytes;
    private long _start;
    private long _last;
    private long _droppedTo;
    private bool _ended;

    /// <param name="most">How many entries to keep: as many as this where they are of the usual size, fewer where they are large, but always the last one.</param>
    /// <param name="recorded">Counts the requests of all journals. A journal begins where the count is, so that of two journals of one project the later has the higher numbers.</param>
    public void Add(JournalEntry entry, int most, ref long recorded)
    {
        TaskCompletionSource? next;
        lock (_gate)
        {
            entry.Order = Interlocked.Increment(ref recorded);
            if (_last == 0) _start = _last = _droppedTo = entry.Order - 1;
            entry.Sequence = ++_last;
            _entries.Add(entry);
            _bytes += entry.Size;
            while (_entries.Count > most || (_bytes > Math.Max(LeastBytes, most * BytesOfEntry) && _entries.Count > 1)) Drop();
            (next, _next) = (_next, null);
        }

        next?.TrySetResult();
    }

    /// <summary>The entries after a place in the sequence, oldest first.</summary>
    public JournalSlice After(long sequence, int most)
    {
        lock (_gate)
        {
            var first = _entries.IndexAfter(sequence);
            var found = new JournalEntry[Math.Min(most, _entries.Count - first)];
            for (var i = 0; i < found.Length; i++) found[i] = _entries[first + i];
            return new JournalSlice(
                found,
                found is [] ? Math.Max(sequence, _droppedTo) : found[^1].Sequence,
                Math.Max(0, _droppedTo - Math.Max(sequence, _start)),
                found is [] ? (_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask,
                _ended);
        }
    }

    public IReadOnlyList<JournalEntry> All()
    {
        lock (_gate) return [.. _entries.All()];
    }

    /// <summary>Forgets everything, also that something was dropped.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.RemoveAll(_ => true);
            (_bytes, _start) = (0, _last);
        }
    }

    public void Remove(IReadOnlySet<JournalEntry> which)
    {
        lock (_gate)
        {
            foreach (var removed in _entries.RemoveAll(which.Contains)) _bytes -= removed.Size;
        }
    }

    /// <summary>The project is being replaced or dropped: whoever waits goes on.</summary>
    public void End()
    {
        TaskCompletionSource? next;
        lock (_gate) (_ended, next, _next) = (true, _next, null);
        next?.TrySetResult();
    }

    private void Drop()
    {
        var dropped = _entries.RemoveFirst();
        _bytes -= dropped.Size;
        _droppedTo = dropped.Sequence;
    }
}

/// <param name="End">The place in the sequence to go on from.</param>
/// <param name="Missed">How many entries after the place went because newer ones came.</param>
/// <param name="Next">Where there are no entries: ends when one comes, or the journal ends.</param>
/// <param name="Ended">Whether the project of the journal is no more.</param>
internal readonly record struct JournalSlice(IReadOnlyList<JournalEntry> Entries, long End, long Missed, Task Next, bool Ended);

/// <summary>Entries in the order of their sequence, the oldest first; grows as it fills.</summary>
internal sealed class EntryRing
{
    private const int Least = 16;
    private JournalEntry?[] _slots = [];
    private int _first;

    public int Count { get; private set; }

    public JournalEntry this[int index] => _slots[(_first + index) % _slots.Length]!;

    public void Add(JournalEntry entry)
    {
        if (Count == _slots.Length) Restore([.. All()], Math.Max(Least, Count * 2));
        _slots[(_first + Count++) % _slots.Length] = entry;
    }

    public JournalEntry RemoveFirst()
    {
        var first = _slots[_first]!;
        _slots[_first] = null;
        _first = (_first + 1) % _slots.Length;
        Count--;
        return first;
    }

    /// <summary>Keeps the others and their order.</summary>
    public IReadOnlyList<JournalEntry> RemoveAll(Func<JournalEntry, bool> which)
    {
        var removed = All().Where(which).ToHashSet();
        if (removed.Count > 0) Restore([.. All().Where(entry => !removed.Contains(entry))], _slots.Length);
        return [.. removed];
    }

    /// <summary>The index of the first entry after a place in the sequence; the count where there is none.</summary>
    public int IndexAfter(long sequence)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (this[middle].Sequence <= sequence) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    public IEnumerable<JournalEntry> All()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    private void Restore(JournalEntry[] entries, int size)
    {
        var slots = new JournalEntry?[size];
        entries.CopyTo(slots, 0);
        (_slots, _first, Count) = (slots, 0, entries.Length);
    }
}
