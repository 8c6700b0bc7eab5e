namespace XsollaLogin.Client.Tokens;

/// <summary>Observes failures of tasks that perhaps no call waits for.</summary>
internal static class TaskFailures
{
    /// <summary>Returns the task, whose failure is not reported as unobserved; the work logs or keeps it.</summary>
    public static Task<T> Observed<T>(this Task<T> task)
    {
        task.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return task;
    }
}
