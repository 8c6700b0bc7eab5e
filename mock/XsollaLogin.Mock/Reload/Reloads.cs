namespace XsollaLogin.Mock.Reload;

/// <summary>Reads files at the start and after each change. A change with an error is reported, and the previous content stays in use.</summary>
internal sealed class Reloads(TimeProvider time, TextWriter errors) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Watched> _watched = [];
    private readonly Dictionary<string, FileReport> _reports = [];
    private TaskCompletionSource _next = NewNext();
    private long _number;

    /// <summary>Reads a file or folder now and after each change.</summary>
    /// <param name="read">Applies the whole content, or throws and applies nothing.</param>
    /// <exception cref="InvalidDataException">The content is not valid.</exception>
    public void Follow(string path, Action read)
    {
        var reading = new Lock();
        lock (_gate)
        {
            _reports[path] = new FileReport(path, time.GetUtcNow(), Problem: null);
            // Watched before it is read, so that no change is lost.
            _watched.Add(new Watched(path, time, () => Reload(path, ReadAlone)));
        }

        ReadAlone();

        void ReadAlone()
        {
            lock (reading) read();
        }
    }

    /// <summary>Returns the report of all files.</summary>
    /// <param name="next">Completes when the next file has been read.</param>
    public ReloadReport Report(out Task next)
    {
        lock (_gate)
        {
            next = _next.Task;
            return new ReloadReport(_number, [.. _reports.Values]);
        }
    }

    public void Dispose()
    {
        Watched[] watched;
        lock (_gate) watched = [.. _watched];
        foreach (var one in watched) one.Dispose();
    }

    private void Reload(string path, Action read)
    {
        string? problem = null;
        try
        {
            read();
        }
        catch (Exception e)
        {
            // No exception may end the mock.
            problem = e.Message.ReplaceLineEndings(" ");
        }

        TaskCompletionSource reached;
        bool isNew;
        lock (_gate)
        {
            _number++;
            isNew = problem is not null && _reports[path].Problem != problem;
            _reports[path] = new FileReport(path, time.GetUtcNow(), problem);
            (reached, _next) = (_next, NewNext());
        }

        if (isNew) errors.WriteLine($"{problem}; the previous content stays in use");
        reached.SetResult();
    }

    private static TaskCompletionSource NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>The result of reading files.</summary>
/// <param name="Number">The number of reloads since the start, including those with an error.</param>
internal sealed record ReloadReport(long Number, IReadOnlyList<FileReport> Files);

/// <summary>The result of reading one file or folder.</summary>
/// <param name="At">The time of the last read.</param>
/// <param name="Problem">The error of the last read; null: the content is in use.</param>
internal sealed record FileReport(string Path, DateTimeOffset At, string? Problem);
