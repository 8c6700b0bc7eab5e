namespace XsollaLogin.Mock.Journal;

/// <summary>Somebody who reads a journal from a place in its sequence on. Of what goes meanwhile it keeps nothing but the number.</summary>
internal sealed class JournalReader(long position)
{
    private const int Chunk = 256;

    /// <summary>The place up to which has been read.</summary>
    public long Position { get; private set; } = position;

    /// <summary>How many entries went before they could be read.</summary>
    public long Missed { get; private set; }

    /// <summary>Ends when there may be more to read.</summary>
    public Task Next { get; private set; } = Task.CompletedTask;

    /// <summary>Whether the journal is that of a project that is no more.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>The next entries that the filter takes.</summary>
    public IReadOnlyList<JournalEntry> Read(RequestJournal journal, Func<JournalEntry, bool> filter, int most)
    {
        List<JournalEntry> found = [];
        while (true)
        {
            var slice = journal.After(Position, Chunk);
            (Missed, Next, AtEnd) = (Missed + slice.Missed, slice.Next, slice.Ended);
            foreach (var entry in slice.Entries)
            {
                Position = entry.Sequence;
                if (filter(entry)) found.Add(entry);
                if (found.Count == most) return found;
            }

            Position = slice.End;
            if (slice.Entries is []) return found;
        }
    }

    /// <summary>How many went since this was last asked.</summary>
    public long TakeMissed()
    {
        var missed = Missed;
        Missed = 0;
        return missed;
    }
}
