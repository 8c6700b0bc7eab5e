using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>Lists and deletes messages; with <c>wait</c> (seconds), holds the request until a message comes.</summary>
internal sealed class InboxEndpoint(Projects projects, TimeProvider time)
{
    public static readonly string[] Filters = [Parameters.ProjectId, "to", "kind", "operationId"];
    public static readonly string[] Query = [.. Filters, "after", "limit", "wait"];

    public async ValueTask<Answer> ReadAsync(AdminRequest request)
    {
        var wait = LongPoll.WaitOf(request.Query("wait"));
        var after = LongPoll.NumberOf(request.Query("after"), "after", "the number next of an earlier answer") ?? 0;
        var limit = (int)(request.WholeNumber("limit", 1, Inbox.Most) ?? Inbox.Most);
        var (projectId, matches) = (ProjectOf(request), MessageFilter.Read(request));
        Look<InboxReport> Look()
        {
            var project = projects.Find(projectId, out var made);
            if (project is null) return new Look<InboxReport>(new InboxReport([], 0, after), IsWorthSending: false, made);
            var inbox = project.Inbox;
            var slice = inbox.Find(matches, after, limit);
            return new Look<InboxReport>(new InboxReport(slice.Messages, inbox.Dropped, slice.Last), slice.Messages is not [], slice.Next, slice.Arrival);
        }

        return AdminAnswers.Json(await LongPoll.HoldAsync(Look, wait, time, request), AdminJson.Readable.InboxReport);
    }

    /// <summary>Deletes the messages that arrived and match.</summary>
    public Answer Remove(AdminRequest request)
    {
        var matches = MessageFilter.Read(request);
        return AdminAnswers.After(() => projects.Find(ProjectOf(request))?.Inbox.Remove(matches));
    }

    private string ProjectOf(AdminRequest request)
    {
        if (request.Query(Parameters.ProjectId) is not { } projectId)
            throw AdminException.Invalid(["projectId is required, because each project has an inbox of its own"]);
        if (PathSegment.ProblemOf(projectId) is { } problem) throw AdminException.Invalid([$"{Parameters.ProjectId} {problem}"]);
        return projects.CanExist(projectId) ? projectId : throw AdminException.NoSuchProject(projectId);
    }
}

/// <summary>Selects messages by recipient, kind and operation.</summary>
internal static class MessageFilter
{
    /// <exception cref="AdminException">There is no such kind of messages.</exception>
    public static Func<SentMessage, bool> Read(AdminRequest request)
    {
        var (to, kind, operationId) = (request.Query("to"), request.Query("kind"), request.Query("operationId"));
        if (kind is not null && !MessageKind.All.Contains(kind))
            throw AdminException.Invalid([$"kind must be one of {string.Join(", ", MessageKind.All)}, not \"{kind}\""]);
        return message =>
            (to is null || IsTo(message, to)) && (kind is null || message.Kind == kind) && (operationId is null || message.OperationId == operationId);
    }

    /// <summary>Whether the message went to an address or number, in any case. An unescaped plus in a query means a space, which neither contains.</summary>
    public static bool IsTo(SentMessage message, string to) =>
        message.To.Equals(to, StringComparison.OrdinalIgnoreCase) || message.To.Equals(to.Replace(' ', '+'), StringComparison.OrdinalIgnoreCase);
}

/// <summary>The messages of an inbox.</summary>
/// <param name="Messages">The messages, oldest first.</param>
/// <param name="Dropped">The number of messages that the inbox dropped, because it was full.</param>
/// <param name="Next">The value of <c>after</c> for the next call.</param>
internal sealed record InboxReport(IReadOnlyList<SentMessage> Messages, long Dropped, long Next);
