using System.IO.Enumeration;

namespace XsollaLogin.Mock.Reload;

/// <summary>What a file, or a folder of stubs, looks like from outside: another stamp, another content. Links are followed.</summary>
internal static class Stamp
{
    /// <returns>Paths, times and lengths; of what is gone or cannot be seen, that it is so.</returns>
    public static string Of(string path)
    {
        try
        {
            var isFolder = Directory.Exists(path);
            IEnumerable<string> files = isFolder ? Entries(path).Order(StringComparer.Ordinal) : [path];
            // Another folder of the same name is told by when it was made.
            string?[] folders = [Path.GetDirectoryName(path) ?? path, isFolder ? path : null];
            return string.Join('\n', folders.OfType<string>().Select(folder => Of(new DirectoryInfo(folder))).Concat(files.Select(file => Of(new FileInfo(file)))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>The files below a folder, and the links to folders, which may lead back to it.</summary>
    public static IEnumerable<string> Entries(string folder) =>
        new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
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
