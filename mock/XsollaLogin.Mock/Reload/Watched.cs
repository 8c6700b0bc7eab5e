namespace XsollaLogin.Mock.Reload;

/// <summary>A file or a folder that is taken anew when it changes, however an editor writes it.</summary>
/// <remarks>The system tells of most changes at once. What it does not tell (a folder replaced by another, what lies behind a link) is seen by looking now and then.</remarks>
internal sealed class Watched : IDisposable
{
    /// <summary>How often it is looked at.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private const NotifyFilters Changes = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.CreationTime;

    private readonly string _path;
    private readonly bool _isFolder;
    private readonly Action _changed;
    private readonly Debounce _debounce;
    private readonly ITimer _timer;
    private FileSystemWatcher? _watcher;
    private volatile string _stamp;
    private volatile bool _missed;

    /// <param name="changed">Called for many changes once, never twice at a time.</param>
    public Watched(string path, TimeProvider time, Action changed)
    {
        _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        _isFolder = Directory.Exists(_path);
        _changed = changed;
        _debounce = new Debounce(time, Take);
        _watcher = Listen();
        _stamp = Stamp.Of(_path);
        _timer = time.CreateTimer(static state => ((Watched)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Interval, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _debounce.Dispose();
        _watcher?.Dispose();
    }

    private void Look()
    {
        if (Stamp.Of(_path) != _stamp)
        {
            _missed = true;
            _debounce.Signal();
        }

        _timer.Change(Interval, Timeout.InfiniteTimeSpan);
    }

    private void Take()
    {
        if (_missed)
        {
            _missed = false;
            // It may have listened to a folder that is no longer there.
            _watcher?.Dispose();
            _watcher = Listen();
        }

        // Before it is read: what changes meanwhile is not lost.
        _stamp = Stamp.Of(_path);
        _changed();
    }

    /// <returns>Null where the system cannot tell: the folder is not there, or too many are watched.</returns>
    private FileSystemWatcher? Listen()
    {
        FileSystemWatcher? watcher = null;
        try
        {
            // Behind a link the file changes without an event of its name, as where a folder of a container is mounted.
            var name = _isFolder || IsLink(_path) ? null : Path.GetFileName(_path);
            // The folder of a file, not the file: one that is written by renaming another is a new one.
            watcher = new FileSystemWatcher(_isFolder ? _path : Path.GetDirectoryName(_path)!) { IncludeSubdirectories = _isFolder, NotifyFilter = Changes };
            watcher.Changed += (_, e) => Signal(e.Name);
            watcher.Created += (_, e) => Signal(e.Name);
            watcher.Deleted += (_, e) => Signal(e.Name);
            watcher.Renamed += (_, e) =>
            {
                Signal(e.OldName);
                Signal(e.Name);
            };
            // Too many events to tell them all: what they were about is there to be read.
            watcher.Error += (_, _) => _debounce.Signal();
            watcher.EnableRaisingEvents = true;
            return watcher;

            void Signal(string? changed)
            {
                if (name is null || changed == name) _debounce.Signal();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
        {
            watcher?.Dispose();
            return null;
        }
    }

    private static bool IsLink(string path) => File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: false) is not null;
}
