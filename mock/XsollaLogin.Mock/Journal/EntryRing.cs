namespace XsollaLogin.Mock.Journal;

/// <summary>A ring buffer of entries in the order of their sequence numbers; it grows when it is full, and shrinks when it is almost empty.</summary>
internal sealed class EntryRing
{
    private const int Least = 4;
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
        if (Count <= _slots.Length / 4 && _slots.Length > Least) Refill([.. All()], _slots.Length / 2);
        return first;
    }

    /// <summary>Removes the matching entries, keeps the order of the others, and returns the removed ones.</summary>
    public IReadOnlyList<JournalEntry> RemoveAll(Func<JournalEntry, bool> which)
    {
        var removed = All().Where(which).ToHashSet();
        if (removed.Count > 0) Refill([.. All().Where(entry => !removed.Contains(entry))], Count - removed.Count);
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
