using System.Text.Json;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;

namespace XsollaLogin.Mock.Admin;

/// <summary>Names and explains the causes of answers.</summary>
internal static class Causes
{
    public static readonly string[] Names = [.. Enum.GetNames<Cause>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static string NameOf(Cause cause) => Names[(int)cause];

    public static string Explain(JournalEntry entry)
    {
        var example = entry.Answer switch
        {
            { Name.Length: > 0 } documented => documented.Name,
            { Status: > 0 } other => $"status {other.Status}",
            _ => "no answer",
        };
        return entry.Cause switch
        {
            _ when entry.ClientLeft => $"the client disconnected before the answer ({NameOf(entry.Cause)})",
            Cause.Page => "a page of the mock, or a mailed link",
            Cause.Admin => "an admin request confirmed a call of getConfirmCode, as the mailed link does",
            Cause.Preflight => "a preflight request of a browser",
            Cause.Stub when entry.CauseDetail is null => "the mock stopped before WireMock.Net had answered",
            Cause.Stub => $"the stub {entry.CauseDetail} matched",
            Cause.Validation => $"the request breaks the contract → {example}",
            Cause.Project => "the mock is strict and the project of the request is not configured, or no path can name the project",
            Cause.Script => $"scripted for {entry.Operation?.Id}: {entry.CauseDetail} → {example}",
            Cause.Preference when entry.CauseDetail is null => "the header Prefer names no answer of the operation",
            Cause.Preference => $"the header Prefer asked for {entry.CauseDetail}",
            Cause.Login => $"the username in the request asks for an error → {example}",
            Cause.Flow when entry.CauseDetail is { } reason => $"flow {entry.Operation?.Id} → {example}: {reason}",
            Cause.Flow => $"flow {entry.Operation?.Id} → {example}",
            Cause.Replay => $"the first documented success of {entry.Operation?.Id} → {example}",
            Cause.Defect => AdminException.FailureText,
            _ => "no operation has this path and method",
        };
    }
}
