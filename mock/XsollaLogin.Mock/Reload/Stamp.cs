using System.Globalization;
using System.IO.Enumeration;
using System.Text;

namespace XsollaLogin.Mock.Reload;

/// <summary>What a file, or a folder of stubs, looks like from outside: another stamp, another content. Links are followed.</summary>
internal static class Stamp
{
    /// <returns>Paths, times and lengths; of what is gone or cannot be seen, that it is so.</returns>
    public static string Of(string path)
    {
        var stamp = new StringBuilder();
        try
        {
            // Another folder of the same name is told by when it was made.
            Add(stamp, new DirectoryInfo(Path.GetDirectoryName(path) ?? path));
            if (Directory.Exists(path)) Add(stamp, new DirectoryInfo(path));
            foreach (var file in Directory.Exists(path) ? [.. Entries(path).Order(StringComparer.Ordinal)] : new[] { path }) Add(stamp, new FileInfo(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            stamp.Append(e.Message);
        }

        return stamp.ToString();
    }

    /// <summary>The files below a folder, and the links to folders, which may lead back to it.</summary>
    public static IEnumerable<string> Entries(string folder) =>
        new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    private static void Add(StringBuilder stamp, FileSystemInfo named)
    {
        var info = named.ResolveLinkTarget(returnFinalTarget: true) ?? named;
        stamp.Append(CultureInfo.InvariantCulture, $"{named.FullName}|{info.FullName}|{info.CreationTimeUtc.Ticks}");
        if (info is FileInfo { Exists: true } file) stamp.Append(CultureInfo.InvariantCulture, $"|{file.LastWriteTimeUtc.Ticks}|{file.Length}");
        stamp.Append('\n');
    }
}
