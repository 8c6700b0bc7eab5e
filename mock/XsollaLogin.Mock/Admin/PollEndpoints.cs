using System.Globalization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The admin endpoints of pending long polls.</summary>
internal sealed class PollEndpoints(Projects projects, Journals journals, OwnOrigin address)
{
    public static readonly string[] Query = [Parameters.ProjectId];

    public Answer List(AdminRequest request)
    {
        var projectId = request.Query(Parameters.ProjectId);
        var polls = Held(projectId).OrderBy(poll => poll.Waiter.Number)
            .Select(poll => new PollReport(
                NameOf(poll), poll.Project.ProjectId, poll.Waiter.Login, poll.Waiter.OperationId, poll.DueTime, poll.Waiter.IsKnown));
        return AdminAnswers.Json(new PollList([.. polls]), AdminJson.Readable.PollList);
    }

    /// <summary>Confirms the login of a poll as the mailed link does.</summary>
    public Answer Confirm(AdminRequest request)
    {
        var id = request.Values["pollId"];
        var poll = Held(projectId: null).FirstOrDefault(poll => NameOf(poll) == id)
            ?? throw AdminException.NotFound($"there is no pending poll \"{id}\"; GET /__admin/polls lists those that are pending");
        var exchange = new Exchange(request.Context, address);
        journals.Begin(exchange);
        if (!poll.Confirm())
        {
            throw AdminException.Invalid(
            [
                $"no code was sent to {poll.Waiter.Login} in the operation \"{poll.Waiter.OperationId}\", or it has expired; "
                + "login and operation_id of the poll must be those of the request for the code",
            ]);
        }

        // Other admin requests are not in the journal. This one stands for the request of the user who opens the link.
        exchange.SetCause(Cause.Admin);
        exchange.Changed(Change.LinkOpened, poll.Waiter.OperationId);
        journals.Record(exchange, AdminAnswers.Empty, poll.Project);
        return AdminAnswers.Empty;
    }

    private IEnumerable<HeldPoll> Held(string? projectId) =>
        projects.All.Where(project => projectId is null || project.ProjectId == projectId).SelectMany(HeldPolls.PollsOf);

    private static string NameOf(HeldPoll poll) => poll.Waiter.Number.ToString(CultureInfo.InvariantCulture);
}

internal sealed record PollList(IReadOnlyList<PollReport> Polls);

/// <summary>A pending long poll.</summary>
/// <param name="EndsAt">The time at which it ends without a code, by the project's clock.</param>
/// <param name="CanConfirm">Whether a code was sent to the login, so that the poll can be confirmed.</param>
internal sealed record PollReport(string Id, string ProjectId, string Login, string OperationId, DateTimeOffset EndsAt, bool CanConfirm);
