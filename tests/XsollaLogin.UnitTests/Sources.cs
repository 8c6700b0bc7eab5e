namespace XsollaLogin.UnitTests;

/// <summary>Finds the files of the repository, without build output, and the C# files that a build generated.</summary>
internal static class Sources
{
    private static readonly string[] Generated = ["obj", "bin", "node_modules"];
    private static readonly string[] Binary = [".png", ".ico"];

    /// <summary>The folders of the projects below a folder of the repository.</summary>
    public static IEnumerable<string> Projects(string folder) =>
        Files(Repository.PathOf(folder), "*.csproj").Select(file => Path.GetDirectoryName(file)!);

    /// <summary>The C# files of a folder.</summary>
    public static IEnumerable<string> Of(string folder) => Files(folder, "*.cs");

    /// <summary>The text files of a folder.</summary>
    public static IEnumerable<string> TextsOf(string folder) => Files(folder, "*").Where(file => !Binary.Contains(Path.GetExtension(file)));

    /// <summary>The C# files that the last build of the same configuration generated for a project.</summary>
    public static IEnumerable<string> GeneratedFor(string project)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(project, "obj", output.Parent!.Name, output.Name);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories) : [];
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Intersect(Generated).Any());
}
