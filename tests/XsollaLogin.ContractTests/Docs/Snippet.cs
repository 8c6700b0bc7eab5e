using System.Text.RegularExpressions;

namespace XsollaLogin.ContractTests.Docs;

/// <summary>A code block of a page.</summary>
/// <param name="Page">The path of the page in the repository.</param>
/// <param name="Line">The line where the block begins.</param>
/// <param name="Language">The language after the fence; empty: none.</param>
internal sealed partial record Snippet(string Page, int Line, string Language, string Code)
{
    /// <summary>The pages whose snippets must be tested.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "README.md",
        "CONTRIBUTING.md",
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}").Order(StringComparer.Ordinal),
        "src/XsollaLogin.Client/README.md",
<<<<<<< HEAD
        "src/XsollaLogin.Client.AspNetCore/README.md",
        "src/XsollaLogin.Client.Kiota/README.md",
=======
        "src/XsollaLogin.Client.Resilience/README.md",
>>>>>>> h-api
        "src/XsollaLogin.ContractCheck/README.md",
        "mock/XsollaLogin.Mock/README.md",
        "mock/XsollaLogin.Mock.Server/README.md",
        "mock/XsollaLogin.Mock.TestUsers/README.md",
    ];

    public static IReadOnlyList<Snippet> All { get; } = [.. Pages.SelectMany(Of)];

    public static IEnumerable<Snippet> In(string language) => All.Where(snippet => snippet.Language == language);

    public override string ToString() => $"{Page}:{Line}";

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
