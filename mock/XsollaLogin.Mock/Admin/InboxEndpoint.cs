using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>Lists messages by project, recipient, kind and operation; with <c>wait</c> (seconds), holds the request until a message comes.</summary>
internal sealed class InboxEndpoint(Projects projects, TimeProvider time)
{
    public async ValueTask<Answer> ReadAsync(AdminRequest request)
    {
        var wait = LongPoll.WaitOf(request.Query("wait"));
        if (request.Query(Parameters.ProjectId) is not { } projectId)
            throw AdminException.Invalid(["projectId is required, because each project has an inbox of its own"]);
        var (to, kind, operationId) = (request.Query("to"), request.Query("kind"), request.Query("operationId"));
        bool Matches(SentMessage message) =>
            (to is null || message.To.Equals(to, StringComparison.OrdinalIgnoreCase))
            && (kind is null || message.Kind == kind)
            && (operationId is null || message.OperationId == operationId);

        Look<InboxReport> Look()
        {
            var inbox = (projects.Of(projectId) ?? throw AdminException.NoSuchProject(projectId)).Inbox;
            var messages = inbox.Find(Matches, out var next, out var arrival);
            // The project was replaced meanwhile: this inbox will get no more messages.
            if (projects.Find(projectId)?.Inbox != inbox) next = Task.CompletedTask;
            return new Look<InboxReport>(new InboxReport(messages, inbox.Dropped), messages is not [], next, arrival);
        }

        return AdminAnswers.Json(await LongPoll.HoldAsync(Look, wait, time, request.Aborted), AdminJson.Readable.InboxReport);
    }
}

/// <summary>The messages of an inbox.</summary>
/// <param name="Messages">The messages, oldest first.</param>
/// <param name="Dropped">The number of messages that the inbox dropped, because it was full.</param>
internal sealed record InboxReport(IReadOnlyList<SentMessage> Messages, long Dropped);
