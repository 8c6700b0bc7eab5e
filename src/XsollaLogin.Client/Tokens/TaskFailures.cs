namespace XsollaLogin.Client.Tokens;

/// <summary>Observes failures of tasks that perhaps no call waits for.</summary>
internal static class TaskFailures
{
    /// <summary>Returns the task, whose failure is not reported as unobserved; the work logs or keeps it.</summary>
    public static Task<T> Observed<T>(this Task<T> task)
    {
        task.OnFailure(static _ => { });
        return task;
    }

    /// <summary>Calls an action with the failure of a task that no call waits for any longer.</summary>
    public static void OnFailure<T>(this Task<T> task, Action<Exception> action) => task.ContinueWith(
        failed => action(failed.Exception!.InnerException!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
