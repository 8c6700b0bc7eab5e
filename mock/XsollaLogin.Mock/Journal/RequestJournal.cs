namespace XsollaLogin.Mock.Journal;

/// <summary>The requests of one project, oldest first. Beyond a number of entries or bytes, it drops the oldest and counts them for its readers.</summary>
/// <param name="order">All entries of the server; beyond its number of bytes, the oldest is dropped, whichever journal has it.</param>
internal sealed class RequestJournal(EntryOrder order)
{
    private readonly Lock _gate = order.Gate;
    private readonly EntryRing _entries = new();
    private TaskCompletionSource? _next;
    private long _bytes;
    private long _start;
    private long _last;
    private long _droppedTo;
    private bool _ended;

    /// <summary>Adds an entry and numbers it.</summary>
    /// <remarks>The numbers of a journal begin at those of the server, so that a later journal of a project has higher numbers.</remarks>
    /// <param name="most">The number of entries to keep; fewer if they are large, but always the last one.</param>
    /// <returns>False if the project was replaced or dropped.</returns>
    public bool Add(JournalEntry entry, int most)
    {
        TaskCompletionSource? next;
        lock (_gate)
        {
            if (_ended) return false;
            order.Add(entry);
            if (_last == 0) _start = _last = _droppedTo = entry.Order - 1;
            (entry.Journal, entry.Sequence) = (this, ++_last);
            _entries.Add(entry);
            _bytes += entry.Size;
            while (_entries.Count > most || (_bytes > JournalBytes.OfProject(most) && _entries.Count > 1)) Drop();
            while (order.Bytes > JournalBytes.OfServer(most) && order.Oldest is { Journal: { } oldest } && order.Oldest != entry) oldest.Drop();
            (next, _next) = (_next, null);
        }

        next?.TrySetResult();
        return true;
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
            Remove(_ => true);
            _start = _last;
        }
    }

    public void Remove(JournalEntry entry)
    {
        lock (_gate) Remove(each => each == entry);
    }

    /// <summary>Wakes all readers, because the project is replaced or dropped. They may read the entries, which no longer count for the server.</summary>
    public void End()
    {
        TaskCompletionSource? next;
        lock (_gate)
        {
            if (_ended) return;
            foreach (var entry in _entries.All()) order.Remove(entry);
            (_ended, next, _next) = (true, _next, null);
        }

        next?.TrySetResult();
    }

    private void Remove(Func<JournalEntry, bool> which)
    {
        foreach (var removed in _entries.RemoveAll(which))
        {
            _bytes -= removed.Size;
            if (!_ended) order.Remove(removed);
        }
    }

    private void Drop()
    {
        var dropped = _entries.RemoveFirst();
        order.Remove(dropped);
        _bytes -= dropped.Size;
        _droppedTo = dropped.Sequence;
    }
}

/// <summary>The number of bytes that journals keep, by the number of entries that each keeps.</summary>
internal static class JournalBytes
{
    private const long LeastOfProject = 4 * 1024 * 1024;
    private const long LeastOfServer = 64 * 1024 * 1024;
    private const long OfEntry = 4 * 1024;

    public static long OfProject(int most) => Math.Max(LeastOfProject, most * OfEntry);

    /// <summary>As many as one project may have, so that it can fill its journal.</summary>
    public static long OfServer(int most) => Math.Max(LeastOfServer, most * OfEntry);
}

/// <summary>Some entries of a journal.</summary>
/// <param name="Position">The sequence number to continue from.</param>
/// <param name="Dropped">The number of entries since the requested sequence number that the journal dropped.</param>
/// <param name="Next">If there are no entries, completes when one comes or the journal ends.</param>
/// <param name="Ended">Whether the project of the journal was replaced or dropped.</param>
internal readonly record struct JournalSlice(IReadOnlyList<JournalEntry> Entries, long Position, long Dropped, Task Next, bool Ended);
