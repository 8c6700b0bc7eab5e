namespace XsollaLogin.Mock.State;

/// <summary>Finds the pending long polls of a project.</summary>
internal static class HeldPolls
{
    /// <summary>Returns the pending long polls of a project.</summary>
    public static IEnumerable<HeldPoll> PollsOf(Project project) =>
        from pending in project.Clock.Pending()
        let waiter = pending.Completion as CodeOperations.Waiter
        where waiter is { Task.IsCompleted: false }
        select new HeldPoll(project, waiter, pending.DueTime);
}

/// <summary>A pending long poll.</summary>
/// <param name="DueTime">The time at which it ends without a code, by the project's clock.</param>
internal sealed record HeldPoll(Project Project, CodeOperations.Waiter Waiter, DateTimeOffset DueTime)
{
    /// <summary>Opens the link of the poll's operation, as the user does: all polls of the operation get the code, and the link is used up.</summary>
    /// <returns>False if the operation is over or never existed.</returns>
    public bool Confirm()
    {
        if (!Waiter.IsKnown) return false;
        lock (Project.Gate)
        {
            if (!Project.Codes.OpenLink(Waiter.OperationId, Project.Settings.CodeAttempts)) return false;
            Project.Links.Drop(link => link.Kind == LinkKind.OpenCode && link.Subject == Waiter.OperationId);
            return true;
        }
    }
}
