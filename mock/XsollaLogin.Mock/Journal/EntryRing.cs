namespace XsollaLogin.Mock.Journal;

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
