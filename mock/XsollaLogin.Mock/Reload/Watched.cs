using System.IO.Enumeration;

namespace XsollaLogin.Mock.Reload;

/// <summary>A file or a folder that is taken anew when it changes, however an editor writes it.</summary>
/// <remarks>The system tells of most changes at once. What it does not tell (a folder replaced by another, what lies behind a link) is seen by looking now and then.</remarks>
internal sealed class Watched : IDisposable
{
    /// <summary>How often it is looked at.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>How long it has to be quiet before changes are taken.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    /// <summary>How long changes wait at the most where it never gets quiet.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private const NotifyFilters Changes = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.CreationTime;

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

    /// <param name="changed">Called for many changes once, never twice at a time.</param>
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

    /// <summary>Tells of a change, which is taken when it has been quiet for a moment.</summary>
    public void Signal()
    {
        lock (_gate)
        {
            _first ??= _time.GetTimestamp();
            Schedule();
        }
    }

    /// <summary>Waits for a change that is being taken; none is taken afterwards.</summary>
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
                // What is signalled from here on may not be seen by this look and gets one of its own.
                (signalled, _first) = (_first is not null, null);
            }

            if (signalled)
            {
                // Before it is read: what changes meanwhile is not lost.
                _stamp = Stamp.Of(_path);
                _changed();
            }
            else if (Stamp.Of(_path) != _stamp)
            {
                // The watcher may listen to a folder that is no longer there.
                _watcher?.Dispose();
                _watcher = Listen();
                Signal();
            }

            Schedule();
        }
    }

    /// <returns>Null where the system cannot tell: the folder is not there, or too many are watched.</returns>
    private FileSystemWatcher? Listen()
    {
        FileSystemWatcher? watcher = null;
        try
        {
            // Behind a link the file changes without an event of its name, as where a folder of a container is mounted.
            var filter = _isFolder || IsLink(_path) ? "*" : Path.GetFileName(_path);
            // The folder of a file, not the file: one that is written by renaming another is a new one.
            watcher = new FileSystemWatcher(_isFolder ? _path : Path.GetDirectoryName(_path)!, filter)
            {
                IncludeSubdirectories = _isFolder,
                NotifyFilter = Changes,
            };
            watcher.Changed += Tell;
            watcher.Created += Tell;
            watcher.Deleted += Tell;
            watcher.Renamed += Tell;
            // Too many events to tell them all: what they were about is there to be read.
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

/// <summary>What a file, or a folder of stubs, looks like from outside: another stamp, another content. Links are followed.</summary>
internal static class Stamp
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <returns>Paths, times and lengths; of what is gone or cannot be seen, that it is so.</returns>
    public static string Of(string path)
    {
        try
        {
            var isFolder = Directory.Exists(path);
            IEnumerable<string> files = isFolder ? Entries(path).Order(StringComparer.Ordinal) : [path];
            // Another folder of the same name is told by when it was made.
            string?[] folders = [Path.GetDirectoryName(path) ?? path, isFolder ? path : null];
            return string.Join('\n', folders.OfType<string>().Select(folder => Of(new DirectoryInfo(folder)))
                .Concat(files.Select(file => Of(new FileInfo(file)))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>The files below a folder, and the links to folders, which may lead back to it.</summary>
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
