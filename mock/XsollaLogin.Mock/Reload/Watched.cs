using System.IO.Enumeration;

namespace XsollaLogin.Mock.Reload;

/// <summary>Watches a file or a folder and reports its changes, however an editor writes them.</summary>
/// <remarks>
/// The operating system reports most changes at once. Polling finds the others: a replaced folder, and the target of a link.
/// </remarks>
internal sealed class Watched : IDisposable
{
    /// <summary>The interval of polling.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>The time without a change after which changes are reported.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest time until changes are reported, if they do not stop.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private const NotifyFilters Changes =
        NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.CreationTime;

    private readonly Lock _gate = new();
    private readonly Lock _looking = new();
    private readonly string _path;
    private readonly bool _isFolder;
    private readonly TimeProvider _time;
    private readonly Action _changed;
    private readonly ITimer _timer;
    private FileSystemWatcher? _watcher;
    private string _stamp;
    private long? _first;
    private bool _ended;

    /// <summary>Begins to watch.</summary>
    /// <param name="changed">Called once for several changes, and never in parallel.</param>
    public Watched(string path, TimeProvider time, Action changed)
    {
        _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        _isFolder = Directory.Exists(_path);
        (_time, _changed) = (time, changed);
        _timer = time.CreateTimer(static state => ((Watched)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watcher = Listen();
        _stamp = Stamp.Of(_path);
        Schedule();
    }

    /// <summary>Records a change, which is reported after a quiet moment.</summary>
    public void Signal()
    {
        lock (_gate)
        {
            _first ??= _time.GetTimestamp();
            Schedule();
        }
    }

    /// <summary>Stops watching, and returns when a running report has ended.</summary>
    public void Dispose()
    {
        lock (_gate) _ended = true;
        _timer.Dispose();
        lock (_looking) _watcher?.Dispose();
    }

    private void Schedule()
    {
        lock (_gate)
        {
            if (_ended) return;
            var next = _first is null ? Interval : Longest - _time.GetElapsedTime(_first.Value);
            if (_first is not null && next > Quiet) next = Quiet;
            _timer.Change(next > TimeSpan.Zero ? next : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void Look()
    {
        lock (_looking)
        {
            bool signalled;
            lock (_gate)
            {
                if (_ended) return;
                // A signal from here on may come too late for this look, so it causes another one.
                (signalled, _first) = (_first is not null, null);
            }

            if (signalled)
            {
                // The stamp is taken before the content is read, so that no change is lost.
                _stamp = Stamp.Of(_path);
                _changed();
            }
            else if (Stamp.Of(_path) != _stamp)
            {
                // The watcher may listen to a folder that no longer exists.
                _watcher?.Dispose();
                _watcher = Listen();
                Signal();
            }

            Schedule();
        }
    }

    /// <summary>Creates a watcher; null if the operating system cannot watch: the folder does not exist, or there are too many watchers.</summary>
    private FileSystemWatcher? Listen()
    {
        FileSystemWatcher? watcher = null;
        try
        {
            // The target of a link changes without an event of the link's name, for example in a mounted folder of a container.
            var filter = _isFolder || IsLink(_path) ? "*" : Path.GetFileName(_path);
            // The folder of a file is watched: an editor may replace the file by renaming another one, which a watcher of the file would miss.
            watcher = new FileSystemWatcher(_isFolder ? _path : Path.GetDirectoryName(_path)!, filter)
            {
                IncludeSubdirectories = _isFolder,
                NotifyFilter = Changes,
            };
            watcher.Changed += Tell;
            watcher.Created += Tell;
            watcher.Deleted += Tell;
            watcher.Renamed += Tell;
            // An error means that events were lost. One signal is enough, because the whole content is read again.
            watcher.Error += Tell;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
        {
            watcher?.Dispose();
            return null;
        }
    }

    private void Tell(object sender, EventArgs change) => Signal();

    private static bool IsLink(string path) => File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: false) is not null;
}

/// <summary>Describes a file or a folder without reading its content: if the stamp differs, the content may have changed.</summary>
internal static class Stamp
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Returns paths, times and lengths, or the error if they cannot be read.</summary>
    public static string Of(string path)
    {
        try
        {
            var isFolder = Directory.Exists(path);
            IEnumerable<string> files = isFolder ? Entries(path).Order(StringComparer.Ordinal) : [path];
            // The creation time distinguishes a replaced folder of the same name.
            string?[] folders = [Path.GetDirectoryName(path) ?? path, isFolder ? path : null];
            return string.Join('\n', folders.OfType<string>().Select(folder => Of(new DirectoryInfo(folder)))
                .Concat(files.Select(file => Of(new FileInfo(file)))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>Returns the files below a folder and the links to folders. The links are not followed, because they may lead back.</summary>
    public static IEnumerable<string> Entries(string folder) =>
        new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), Everything)
        {
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    private static string Of(FileSystemInfo named)
    {
        var info = named.ResolveLinkTarget(returnFinalTarget: true) ?? named;
        var content = info is FileInfo { Exists: true } file ? $"{file.LastWriteTimeUtc.Ticks}|{file.Length}" : "";
        return $"{named.FullName}|{info.FullName}|{info.CreationTimeUtc.Ticks}|{content}";
    }
}
