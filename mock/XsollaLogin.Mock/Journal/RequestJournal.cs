namespace XsollaLogin.Mock.Journal;

/// <summary>The requests of one project, oldest first. Beyond a number of entries or bytes, it drops the oldest and counts them for its readers.</summary>
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

    /// <summary>Adds an entry and numbers it.</summary>
    /// <param name="most">The number of entries to keep; fewer if they are large, but always the last one.</param>
    /// <param name="recorded">
    /// The number of requests of all journals. The numbers of a journal begin there, so that a later journal of a project has higher numbers.
    /// </param>
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

    /// <summary>Returns the entries after a sequence number, oldest first.</summary>
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

    /// <summary>Removes all entries and resets the number of dropped ones.</summary>
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

    /// <summary>Wakes all readers, because the project is replaced or dropped.</summary>
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

/// <summary>Some entries of a journal.</summary>
/// <param name="Position">The sequence number to continue from.</param>
/// <param name="Dropped">The number of entries since the requested sequence number that the journal dropped.</param>
/// <param name="Next">If there are no entries, completes when one comes or the journal ends.</param>
/// <param name="Ended">Whether the project of the journal was replaced or dropped.</param>
internal readonly record struct JournalSlice(IReadOnlyList<JournalEntry> Entries, long Position, long Dropped, Task Next, bool Ended);

/// <summary>A ring buffer of entries in the order of their sequence numbers; it grows when it is full.</summary>
internal sealed class EntryRing
{
    private const int Least = 16;
    private JournalEntry?[] _slots = [];
    private int _first;

    public int Count { get; private set; }

    public JournalEntry this[int index] => _slots[(_first + index) % _slots.Length]!;

    public void Add(JournalEntry entry)
    {
        if (Count == _slots.Length) Refill([.. All()], Math.Max(Least, Count * 2));
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

    /// <summary>Removes the matching entries, keeps the order of the others, and returns the removed ones.</summary>
    public IReadOnlyList<JournalEntry> RemoveAll(Func<JournalEntry, bool> which)
    {
        var removed = All().Where(which).ToHashSet();
        if (removed.Count > 0) Refill([.. All().Where(entry => !removed.Contains(entry))], _slots.Length);
        return [.. removed];
    }

    /// <summary>Returns the index of the first entry after a sequence number, or the count if there is none.</summary>
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

    private void Refill(JournalEntry[] entries, int size)
    {
        var slots = new JournalEntry?[size];
        entries.CopyTo(slots, 0);
        (_slots, _first, Count) = (slots, 0, entries.Length);
    }
}
