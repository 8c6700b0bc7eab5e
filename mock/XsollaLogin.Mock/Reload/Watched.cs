namespace XsollaLogin.Mock.Reload;

/// <summary>A file or a folder that is taken anew when it changes, however an editor writes it.</summary>
internal sealed class Watched : IDisposable
{
    private const NotifyFilters Changes = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.CreationTime;

    private readonly FileSystemWatcher _watcher;
    private readonly Debounce _debounce;
    private readonly string? _file;

    /// <param name="changed">Called for many changes once, never twice at a time.</param>
    /// <exception cref="IOException">The system can watch no more.</exception>
    public Watched(string path, TimeProvider time, Action changed)
    {
        var full = Path.GetFullPath(path);
        var isFolder = Directory.Exists(full);
        // Behind a link the file changes without an event of its name, as where a folder of a container is mounted.
        _file = isFolder || IsLink(full) ? null : Path.GetFileName(full);
        _debounce = new Debounce(time, changed);
        // The folder of a file, not the file: one that is written by renaming another is a new one.
        _watcher = new FileSystemWatcher(isFolder ? full : Path.GetDirectoryName(full)!) { IncludeSubdirectories = isFolder, NotifyFilter = Changes };
        _watcher.Changed += (_, e) => Signal(e.Name);
        _watcher.Created += (_, e) => Signal(e.Name);
        _watcher.Deleted += (_, e) => Signal(e.Name);
        _watcher.Renamed += (_, e) =>
        {
            Signal(e.OldName);
            Signal(e.Name);
        };
        // Too many events to tell them all: what they were about is there to be read.
        _watcher.Error += (_, _) => _debounce.Signal();
        try
        {
            _watcher.EnableRaisingEvents = true;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _debounce.Dispose();
    }

    private void Signal(string? name)
    {
        if (_file is null || name == _file) _debounce.Signal();
    }

    private static bool IsLink(string path) => File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: false) is not null;
}
