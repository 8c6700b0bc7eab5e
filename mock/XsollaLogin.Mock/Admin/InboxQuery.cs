using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>Messages by project, receiver, kind and operation; with <c>wait</c> (seconds) held until one comes.</summary>
internal static class InboxQuery
{
    public static async ValueTask<Answer> AnswerAsync(HttpContext context, Worlds worlds, TimeProvider time)
    {
        var query = context.Request.Query;
        var wait = LongPoll.WaitOf(query["wait"].ToString());
        if (query["projectId"].ToString() is not { Length: > 0 } projectId) throw AdminRefusal.Invalid(["projectId is needed: each project has an inbox of its own"]);
        var (to, kind, operationId) = (query["to"].ToString(), query["kind"].ToString(), query["operationId"].ToString());
        bool Matches(Message message) =>
            (to.Length == 0 || message.To.Equals(to, StringComparison.OrdinalIgnoreCase))
            && (kind.Length == 0 || message.Kind == kind)
            && (operationId.Length == 0 || message.OperationId == operationId);

        var started = time.GetTimestamp();
        while (true)
        {
            // Anew each time: the world may have been replaced meanwhile.
            var inbox = (worlds.Of(projectId) ?? throw AdminRefusal.NoSuchProject(projectId)).Inbox;
            var messages = inbox.Find(Matches, out var next);
            var left = wait - time.GetElapsedTime(started);
            if (messages is not [] || left <= TimeSpan.Zero) return Answer(messages, inbox.Dropped);
            // Replaced between the two: nothing would ever come here.
            if (worlds.Find(projectId)?.Inbox != inbox) continue;
            try
            {
                var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                using var arrival = inbox.NextArrival(arrived);
                await Task.WhenAny(next, arrived.Task).WaitAsync(left, time, context.RequestAborted);
            }
            catch (TimeoutException)
            {
                return Answer([], inbox.Dropped);
            }
        }
    }

    private static Answer Answer(IReadOnlyList<Message> messages, long dropped) =>
        AdminAnswers.Json(JsonSerializer.SerializeToUtf8Bytes(new InboxReport(messages, dropped), WorldJson.Readable.InboxReport));
}

/// <param name="Dropped">How many older messages went because newer ones came.</param>
internal sealed record InboxReport(IReadOnlyList<Message> Messages, long Dropped);
