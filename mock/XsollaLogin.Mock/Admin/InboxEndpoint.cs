using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>Messages by project, receiver, kind and operation; with <c>wait</c> (seconds) held until one comes.</summary>
internal sealed class InboxEndpoint(Projects projects, TimeProvider time)
{
    public async ValueTask<Answer> ReadAsync(AdminRequest request)
    {
        var wait = LongPoll.WaitOf(request.Query("wait"));
        if (request.Query(Parameters.ProjectId) is not { } projectId) throw AdminException.Invalid(["projectId is needed: each project has an inbox of its own"]);
        var (to, kind, operationId) = (request.Query("to"), request.Query("kind"), request.Query("operationId"));
        bool Matches(Message message) =>
            (to is null || message.To.Equals(to, StringComparison.OrdinalIgnoreCase))
            && (kind is null || message.Kind == kind)
            && (operationId is null || message.OperationId == operationId);

        Look<InboxReport> Look()
        {
            var inbox = (projects.Of(projectId) ?? throw AdminException.NoSuchProject(projectId)).Inbox;
            var messages = inbox.Find(Matches, out var next, out var arrival);
            // Replaced between the two: nothing would ever come here.
            if (projects.Find(projectId)?.Inbox != inbox) next = Task.CompletedTask;
            return new Look<InboxReport>(new InboxReport(messages, inbox.Dropped), messages is not [], next, arrival);
        }

        return AdminAnswers.Json(await LongPoll.HoldAsync(Look, wait, time, request.Left), AdminJson.Readable.InboxReport);
    }
}

/// <param name="Dropped">How many older messages went because newer ones came.</param>
internal sealed record InboxReport(IReadOnlyList<Message> Messages, long Dropped);
