using Newtonsoft.Json;
using WireMock.Admin.Mappings;
using WireMock.Handlers;
using XsollaLogin.Mock.Reload;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>Gives WireMock.Net access to the folder of <c>--root-dir</c>, but only to its sub-folder <c>__admin/mappings</c>.</summary>
/// <param name="root">The folder; null: there is none, and WireMock.Net reads and writes no files.</param>
internal sealed class MappingFolder(string? root) : IFileSystemHandler
{
    private readonly string? _mappings = root is null ? null : Path.Combine(Path.GetFullPath(root), "__admin", "mappings");

    /// <summary>Returns the files of mappings in reading order; empty if there is no folder.</summary>
    /// <exception cref="IOException">The folder of <c>--root-dir</c> does not exist or cannot be read.</exception>
    public IReadOnlyList<string> Files()
    {
        if (root is null) return [];
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"{root}: there is no such folder");
        if (File.Exists(_mappings)) throw new IOException($"{_mappings} is a file, not a folder");
        return Directory.Exists(_mappings) ? [.. EnumerateFiles(_mappings, includeSubdirectories: true)] : [];
    }

    public string GetMappingFolder() => _mappings ?? throw new IOException("there is no folder of mappings: start the mock with --root-dir");

    public bool FolderExists(string path) => Directory.Exists(Inside(path));

    public void CreateFolder(string path) => Directory.CreateDirectory(Inside(path));

    public IEnumerable<string> EnumerateFiles(string path, bool includeSubdirectories) =>
        // A linked folder is not entered: its files are read at their own place if it is inside this folder, and are rejected otherwise.
        Stamp.Entries(path).Select(Inside).Where(file => file.EndsWith(".json", StringComparison.Ordinal) && File.Exists(file)).Order(StringComparer.Ordinal);

    public string ReadMappingFile(string path) => TextFile.Read(Inside(path));

    public void WriteMappingFile(string path, string text)
    {
        // WireMock.Net saves the mock's own mappings, too. If they were read again, they would answer in place of the flows, without content.
        if (JsonConvert.DeserializeObject<MappingModel>(text) is { Guid: { } id } mapping && OperationMappings.IsOwn(id, mapping.Priority)) return;
        TextFile.Write(Inside(path), text);
    }

    public byte[] ReadResponseBodyAsFile(string path) => ReadFile(path);

    public string ReadResponseBodyAsString(string path) => ReadFileAsString(path);

    public void DeleteFile(string filename) => File.Delete(Inside(filename));

    public bool FileExists(string filename) => File.Exists(Inside(filename));

    public void WriteFile(string filename, byte[] bytes) => TextFile.WriteBytes(Inside(filename), bytes);

    public void WriteFile(string folder, string filename, byte[] bytes) => WriteFile(Path.Combine(folder, filename), bytes);

    public byte[] ReadFile(string filename) => TextFile.ReadBytes(Inside(filename));

    public string ReadFileAsString(string filename)
    {
        using var text = new StreamReader(new MemoryStream(ReadFile(filename)));
        return text.ReadToEnd();
    }

    public string GetUnmatchedRequestsFolder() => GetMappingFolder();

    public void WriteUnmatchedRequest(string filename, string text) =>
        throw new NotSupportedException("unmatched requests are in the journal, with their secrets masked");

    /// <summary>Returns the full path of a file or folder inside the folder of mappings.</summary>
    /// <exception cref="UnauthorizedAccessException">The path is outside the folder, directly or through a link.</exception>
    private string Inside(string path)
    {
        var folder = GetMappingFolder();
        var whole = Path.GetFullPath(path, folder);
        if (!IsIn(whole, folder) || !IsIn(Followed(whole), Followed(folder))) throw new UnauthorizedAccessException($"{path} is outside {folder}");
        return whole;
    }

    private static bool IsIn(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Returns the path with all links resolved.</summary>
    private static string Followed(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent) return path;
        var here = Path.Combine(Followed(parent), Path.GetFileName(path));
        var info = new FileInfo(here);
        return info.LinkTarget is null ? here : Followed(info.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }
}
