namespace XsollaLogin.Mock.Journal;

/// <summary>Reads a journal from a sequence number on, and counts the entries that were dropped before it read them.</summary>
internal sealed class JournalReader(long position)
{
    private const int Chunk = 256;

    /// <summary>The sequence number up to which the journal was read.</summary>
    public long Position { get; private set; } = position;

    /// <summary>The number of entries that were dropped before they were read.</summary>
    public long Dropped { get; private set; }

    /// <summary>Completes when there may be more entries.</summary>
    public Task Next { get; private set; } = Task.CompletedTask;

    /// <summary>Whether the project of the journal was replaced or dropped.</summary>
    public bool Ended { get; private set; }

    /// <summary>Reads the next entries that pass the filter.</summary>
    public IReadOnlyList<JournalEntry> Read(RequestJournal journal, Func<JournalEntry, bool> filter, int most)
    {
        List<JournalEntry> found = [];
        while (true)
        {
            var slice = journal.After(Position, Chunk);
            (Dropped, Next, Ended) = (Dropped + slice.Dropped, slice.Next, slice.Ended);
            foreach (var entry in slice.Entries)
            {
                Position = entry.Sequence;
                if (filter(entry)) found.Add(entry);
                if (found.Count == most) return found;
            }

            Position = slice.Position;
            if (slice.Entries is []) return found;
        }
    }

    /// <summary>Returns the number of dropped entries and resets it.</summary>
    public long TakeDropped()
    {
        var dropped = Dropped;
        Dropped = 0;
        return dropped;
    }
}
