namespace XsollaLogin.UnitTests;

/// <summary>The C# files that are written by hand.</summary>
internal static class Sources
{
    private static readonly string[] Generated = ["obj", "bin", "node_modules"];

    /// <summary>The folders of the projects below a folder of the repository.</summary>
    public static IEnumerable<string> Projects(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!);

    public static IEnumerable<string> Of(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Intersect(Generated).Any());
}
