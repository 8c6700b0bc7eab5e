using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Journal;

/// <summary>What the contract says of an answer, found when somebody asks.</summary>
internal static class EntryVerdict
{
    /// <summary>What the answer breaks; nothing where no operation was meant, or no answer came.</summary>
    public static Violations OfAnswer(JournalEntry entry) =>
        entry is { Operation: { } operation, Answer: { } answer, Fault: Fault.None }
            ? AnswerRules.Check(operation, answer.Status, answer.ContentType, entry.AnswerBody.Span, name => entry.AnswerHeader(name).Count > 0)
            : default;
}
