using System.Text.Json;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Masking;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Testing;

/// <summary>The requests of a project of the mock, and the reasons for their answers.</summary>
public sealed class MockJournal
{
    private readonly Func<Project> _project;

    internal MockJournal(Func<Project> project) => _project = project;

    /// <summary>The newest requests, the oldest first, at most <see cref="MockLoginServerOptions.JournalSize"/>.</summary>
    public IReadOnlyList<MockJournalEntry> Entries => [.. _project().Journal.All().Select(MockJournalEntry.Of)];

    /// <summary>Removes all entries.</summary>
    public void Clear() => _project().Journal.Clear();
}

/// <summary>A request and the reason for its answer. Headers and bodies are in the journal of the admin API.</summary>
/// <param name="Sequence">The number of the entry; later entries have higher numbers.</param>
/// <param name="Logged">The time of arrival, by the clock of the server.</param>
/// <param name="Duration">The time from the arrival to the end of the answer.</param>
/// <param name="Method">The method of the request.</param>
/// <param name="Url">The path and the query; secrets are masked.</param>
/// <param name="Operation">The operationId in the contract; null: the contract has no such operation.</param>
/// <param name="Status">The status of the answer; null: the client disconnected before it.</param>
/// <param name="Example">The name of the answer in the contract; null: it has none.</param>
/// <param name="Cause">The cause of the answer, such as <c>flow</c> or <c>script</c>.</param>
/// <param name="Why">The explanation of the answer.</param>
/// <param name="Changes">The changes in the project, such as <c>userAdded</c>.</param>
/// <param name="Violations">The violations of the contract in the request.</param>
public sealed record MockJournalEntry(
    long Sequence, DateTimeOffset Logged, TimeSpan Duration, string Method, string Url, string? Operation, int? Status, string? Example, string Cause,
    string Why, IReadOnlyList<string> Changes, IReadOnlyList<string> Violations)
{
    internal static MockJournalEntry Of(JournalEntry entry) => new(
        entry.Sequence,
        entry.Logged,
        entry.Duration,
        entry.Method,
        TextMask.OfUrl(entry.Path, entry.Url),
        entry.Operation?.Id,
        entry.Answer?.Status,
        entry.Answer?.Name is { Length: > 0 } name ? name : null,
        Causes.NameOf(entry.Cause),
        Causes.Explain(entry),
        [.. entry.Changes.Select(change => JsonNamingPolicy.CamelCase.ConvertName(change.What.ToString()))],
        [.. entry.Violations.Sentences]);
}
