namespace XsollaLogin.Mock.Reload;

/// <summary>What is read from files, at the start and whenever they change: a good change is taken, a bad one is refused in words, and the old stays.</summary>
internal sealed class Reloads(TimeProvider time, TextWriter errors) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Watched> _watched = [];
    private readonly Dictionary<string, FileReport> _reports = [];
    private TaskCompletionSource _next = NewNext();
    private long _number;

    /// <summary>Reads a file or folder now, and again whenever it changes.</summary>
    /// <param name="read">Takes all of it or, throwing, nothing.</param>
    /// <exception cref="InvalidDataException">It is not right.</exception>
    public void Follow(string path, Action read)
    {
        var reading = new Lock();
        lock (_gate)
        {
            _reports[path] = new FileReport(path, time.GetUtcNow(), Problem: null);
            // Watched before it is read: what changes meanwhile is not lost.
            _watched.Add(new Watched(path, time, () => Reload(path, ReadAlone)));
        }

        ReadAlone();

        void ReadAlone()
        {
            lock (reading) read();
        }
    }

    /// <summary>How it went, and what ends when the next file has been read.</summary>
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
            // Whatever it is, it must not end the mock.
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

        if (isNew) errors.WriteLine($"{problem}; what was read before stays");
        reached.SetResult();
    }

    private static TaskCompletionSource NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <param name="Number">How often a file or folder was read anew since the start, for better or worse.</param>
internal sealed record ReloadReport(long Number, IReadOnlyList<FileReport> Files);

/// <param name="At">When it was last read.</param>
/// <param name="Problem">Why what it holds now was refused; null: it was taken.</param>
internal sealed record FileReport(string Path, DateTimeOffset At, string? Problem);
