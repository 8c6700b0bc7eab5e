using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs;

/// <summary>The folder of <c>--root-dir</c>: stubs in <c>mappings/**/*.json</c>, bodies that they name in <c>__files/</c>.</summary>
/// <param name="root">Null: there is none.</param>
internal sealed class StubFolder(string? root)
{
    private const string Several = "mappings";

    private readonly string? _mappings = root is null ? null : Path.Combine(Path.GetFullPath(root), "mappings");
    private readonly string? _files = root is null ? null : Path.Combine(Path.GetFullPath(root), "__files");

    public bool Exists => root is not null;

    /// <summary>The files of stubs below a folder of <c>--root-dir</c>, in the order in which they are read.</summary>
    public static IEnumerable<string> PathsIn(string root)
    {
        var mappings = Path.Combine(Path.GetFullPath(root), "mappings");
        return Directory.Exists(mappings) ? Directory.GetFiles(mappings, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
    }

    /// <exception cref="InvalidDataException">A file cannot be read or is not right; the message says which, where and why.</exception>
    public IReadOnlyList<Stub> Load()
    {
        if (root is null) return [];
        if (!Directory.Exists(root)) throw new InvalidDataException($"{root}: there is no such folder");
        List<Stub> stubs = [];
        try
        {
            foreach (var path in PathsIn(root)) stubs.AddRange(Load(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{root} cannot be read: {e.Message}", e);
        }

        if (stubs.GroupBy(stub => stub.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InvalidDataException($"{twice.Last().File!.Path}: the id {twice.Key} stands in {twice.First().File!.Path}, too");
        }

        return stubs;
    }

    /// <summary>Where a body lies.</summary>
    /// <returns>Null where there is none; <paramref name="problem"/> then says why.</returns>
    public string? Locate(string name, out string? problem)
    {
        problem = "needs a folder of files: start the mock with --root-dir";
        if (_files is null) return null;
        problem = $"must be a file within __files, not \"{name}\"";
        if (Path.IsPathRooted(name) || name.Contains('\0')) return null;
        var path = Path.GetFullPath(Path.Combine(_files, name));
        if (!path.StartsWith(_files + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return null;
        problem = $"names a file that is not there: {path}";
        return File.Exists(path) ? path : null;
    }

    /// <summary>Writes a stub into its file, in one piece.</summary>
    /// <returns>The stub, now of the file.</returns>
    /// <exception cref="AdminRefusal">It cannot be written.</exception>
    public async ValueTask<Stub> SaveAsync(Stub stub)
    {
        var path = stub.File?.Path ?? Path.Combine(_mappings!, FileNameOf(stub));
        try
        {
            Directory.CreateDirectory(_mappings!);
            // Whoever watches the folder must not see the half of it.
            await File.WriteAllBytesAsync(path + ".part", stub.Json);
            File.Move(path + ".part", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AdminRefusal.Invalid([$"{path} cannot be written: {e.Message}"]);
        }

        return stub with { File = new StubFile(path, HasMore: false), IsOfFile = true };
    }

    private List<Stub> Load(string path)
    {
        List<string> problems = [];
        List<Stub?> stubs;
        string text;
        try
        {
            // As text: an editor may have put a byte order mark before it.
            text = File.ReadAllText(path);
            if (JsonSyntax.ProblemInTexts(Encoding.UTF8.GetBytes(text)) is { } problem) throw new InvalidDataException($"{path}: the JSON cannot be read: {problem}");
            var json = JsonSerializer.Deserialize(text, StubJson.Default.JsonElement);
            var several = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(Several, out _);
            stubs = several ? LoadSeveral(json, path, problems) : [StubReading.Read(json, "", problems, this, NameOf(json, path, 0))];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: {JsonProblem.Of(e)}", e);
        }

        if (problems is not []) throw new InvalidDataException($"{path}: {string.Join("; ", problems.Select(problem => JsonLines.Tell(text, problem)))}");
        return [.. stubs.Select(stub => stub! with { File = new StubFile(path, stubs.Count > 1), IsOfFile = true })];
    }

    private List<Stub?> LoadSeveral(JsonElement json, string path, List<string> problems)
    {
        var members = Members.Of(json, "", problems)!;
        var stubs = members.Items(Several).Select((item, index) => StubReading.Read(item.Value, item.Path, problems, this, NameOf(item.Value, path, index))).ToList();
        // Listings have it.
        members.Any("meta");
        members.RefuseOthers();
        return stubs;
    }

    /// <summary>A stub without a name of its own has the same one whenever the file is read.</summary>
    private Guid? NameOf(JsonElement json, string path, int index)
    {
        if (json.ValueKind == JsonValueKind.Object && (json.TryGetProperty("id", out _) || json.TryGetProperty("uuid", out _))) return null;
        var place = $"{Path.GetRelativePath(_mappings!, path)}#{index}";
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(place)).AsSpan(0, 16));
    }

    private static string FileNameOf(Stub stub)
    {
        var name = string.Concat((stub.Name ?? "stub").Take(60).Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
        return $"{name}-{stub.Id}.json";
    }
}
