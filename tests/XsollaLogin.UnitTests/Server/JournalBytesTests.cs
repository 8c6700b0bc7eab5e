using XsollaLogin.Mock.Journal;

namespace XsollaLogin.UnitTests.Server;

/// <summary>All journals of a server share a number of bytes; the oldest entry goes first, whichever journal has it.</summary>
public sealed class JournalBytesTests
{
    private const int Most = 1000;
    private const int Large = 1024 * 1024;
    private const int Fit = 64;

    private readonly EntryOrder _order = new();

    [Fact]
    public void The_oldest_entry_of_the_server_is_dropped_and_its_journal_tells_it()
    {
        var first = new RequestJournal(_order);
        Add(first, 2);
        var others = Enumerable.Range(0, Fit - 1).Select(_ => new RequestJournal(_order)).ToList();
        foreach (var other in others) Add(other);

        var slice = first.After(0, Most);
        Assert.Equal((1, 1), (slice.Entries.Count, slice.Dropped));
        Assert.All(others, other => Assert.Single(other.All()));
        Assert.Equal(Fit * Large, _order.Bytes);
    }

    [Fact]
    public void Cleared_removed_and_ended_journals_give_their_bytes_back()
    {
        var journals = Enumerable.Range(0, 3).Select(_ => new RequestJournal(_order)).ToList();
        foreach (var journal in journals) Add(journal, 2);
        journals[0].Clear();
        journals[1].Remove(journals[1].All()[0]);
        journals[2].End();

        Assert.Equal(Large, _order.Bytes);
        Assert.Equal(journals[1].All(), _order.All());
        Assert.Equal(2, journals[2].After(0, Most).Entries.Count);

        foreach (var entry in journals[2].All()) journals[2].Remove(entry);
        journals[2].Clear();
        Assert.False(journals[2].Add(NewEntry(), Most));
        Assert.Equal(journals[1].All(), _order.All());
        Assert.Equal(Large, _order.Bytes);
    }

    [Fact]
    public void An_entry_larger_than_all_bytes_is_kept_until_the_next()
    {
        var journal = new RequestJournal(_order);
        Add(journal, 2);
        journal.Add(NewEntry(2 * Fit * Large), Most);

        Assert.Equal(2 * Fit * Large, Assert.Single(_order.All()).Size);
    }

    [Fact]
    public void Entries_are_listed_in_the_order_of_the_server()
    {
        RequestJournal[] journals = [new(_order), new(_order)];
        for (var i = 0; i < 100; i++) journals[i % 3 % 2].Add(NewEntry(1), most: 20);

        Assert.Equal(journals.SelectMany(journal => journal.All()).OrderBy(entry => entry.Order), _order.All());
        Assert.Equal(40, _order.Bytes);
    }

    private static void Add(RequestJournal journal, int count = 1)
    {
        for (var i = 0; i < count; i++) journal.Add(NewEntry(), Most);
    }

    private static JournalEntry NewEntry(long size = Large) => new() { Logged = DateTimeOffset.UnixEpoch, Duration = TimeSpan.Zero, Changes = [], Size = size };
}
