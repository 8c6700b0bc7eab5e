namespace XsollaLogin.Client.Tokens;

/// <summary>Observes failures of tasks that may have no caller to throw to.</summary>
internal static class TaskFailures
{
    /// <summary>Marks a failure of the task as observed, because the work itself logs or keeps it.</summary>
    public static Task<T> ObserveFailure<T>(this Task<T> task)
    {
        task.OnFailure(static _ => { });
        return task;
    }

    /// <summary>Calls an action if the task fails; for a task that is no longer awaited.</summary>
    public static void OnFailure(this Task task, Action<Exception> action) => task.ContinueWith(
        failed => action(failed.Exception!.InnerException!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
