using System.Text.RegularExpressions;

namespace XsollaLogin.ContractTests.Docs;

/// <summary>A code block of a page.</summary>
/// <param name="Page">The path of the page in the repository.</param>
/// <param name="Line">The line where the block begins.</param>
/// <param name="Language">The language after the fence; empty: none.</param>
internal sealed partial record Snippet(string Page, int Line, string Language, string Code)
{
    /// <summary>The pages whose snippets must be tested: the contributor's guide, each README, the docs, and the pages of the contract.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "CONTRIBUTING.md",
        .. Files("", "README.md", SearchOption.TopDirectoryOnly),
        .. ((string[])["docs", "eng", "mock", "samples", "src", "tests"])
            .SelectMany(folder => Files(folder, "README.md", SearchOption.AllDirectories)),
        .. ((string[])["contract", "docs"]).SelectMany(folder => Files(folder, "*.md", SearchOption.AllDirectories)),
    ];

    public static IReadOnlyList<Snippet> All { get; } = [.. Pages.SelectMany(Of)];

    public static IEnumerable<Snippet> In(string language) => All.Where(snippet => snippet.Language == language);

    public override string ToString() => $"{Page}:{Line}";

    private static IEnumerable<string> Files(string folder, string pattern, SearchOption option) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), pattern, option)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(["bin", "node_modules", "obj"]).Any()).Order(StringComparer.Ordinal);

    private static IEnumerable<Snippet> Of(string page)
    {
        var text = File.ReadAllText(Repository.PathOf(page));
        return from block in Block().Matches(text)
               let line = text.AsSpan(0, block.Index).Count('\n') + 1
               select new Snippet(page, line, block.Groups["language"].Value, block.Groups["code"].Value.TrimEnd());
    }

    [GeneratedRegex(@"^ *```(?<language>.*)\n(?<code>(?:.*\n)*?) *```$", RegexOptions.Multiline)]
    private static partial Regex Block();
}
