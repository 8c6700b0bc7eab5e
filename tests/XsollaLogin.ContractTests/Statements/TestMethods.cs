using System.Text.RegularExpressions;

namespace XsollaLogin.ContractTests.Statements;

/// <summary>The tests of all projects, read from their sources, as class and method.</summary>
internal static partial class TestMethods
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "Outside"];

    public static ILookup<string, string> All { get; } = (
        from file in Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
        where !Path.GetRelativePath(Repository.PathOf("tests"), file).Split(Path.DirectorySeparatorChar).Intersect(Skipped).Any()
        let text = File.ReadAllText(file)
        let type = Class().Match(text).Groups["name"].Value
        from method in Test().Matches(text)
        select (Name: $"{type}.{method.Groups["name"].Value}", File: file)).ToLookup(test => test.Name, test => test.File);

    [GeneratedRegex(@"^public [\w ]*\bclass (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Class();

    [GeneratedRegex(@"^    \[(?:Fact|Theory)\b.*?^    public (?:async )?(?:Task|void) (?<name>\w+)\(", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Test();
}
