using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Journal;

/// <summary>Which entries are wanted; null: any.</summary>
internal sealed record JournalFilter
{
    public string? Operation { get; init; }

    public int? Status { get; init; }

    public Cause? Cause { get; init; }

    public string? Example { get; init; }

    public EntryUsers? User { get; init; }

    public bool Takes(JournalEntry entry) =>
        (Operation is null || entry.Operation?.Id == Operation)
        && (Status is null || entry.Answer?.Status == Status)
        && (Cause is null || entry.Cause == Cause)
        && (Example is null || entry.Answer?.Name == Example)
        && (User is null || User.Concern(entry));
}
