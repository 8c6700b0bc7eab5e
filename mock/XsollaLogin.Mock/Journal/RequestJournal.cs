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

    /// <summary>The world is being replaced or dropped: whoever waits goes on.</summary>
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
/// <param name="Ended">Whether the world of the journal is no more.</param>
internal readonly record struct JournalSlice(IReadOnlyList<JournalEntry> Entries, long End, long Missed, Task Next, bool Ended);
