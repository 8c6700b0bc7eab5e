using System.Text.RegularExpressions;

namespace XsollaLogin.ContractTests.Docs;

/// <summary>Every code block of the pages is tested code.</summary>
public partial class SnippetTests
{
    private static readonly string[] InTests = ["csharp", "json"];
    private static readonly string[] Known = [.. InTests, "js", "mjs", "sh", "text"];

    public static TheoryData<string> TestedSnippets =>
        [.. Snippet.All.Where(snippet => InTests.Contains(snippet.Language)).Select(snippet => snippet.ToString())];

    public static TheoryData<string> PagesOfCSharp => [.. Snippet.In("csharp").Select(snippet => snippet.Page).Distinct()];

    /// <summary>The namespaces of the public types of the packages, by the name of the type.</summary>
    private static ILookup<string, string> Namespaces { get; } = NamespacesOf(
    [
        .. from folder in (string[])["src", "mock"]
           from file in Directory.EnumerateFiles(Repository.PathOf(folder), "PublicAPI.*.txt", SearchOption.AllDirectories)
           from line in File.ReadLines(file)
           where PublicType().IsMatch(line)
           select line,
    ]);

    [Fact]
    public void Every_language_has_a_test() =>
        Assert.All(Snippet.All, snippet => Assert.Contains(snippet.Language, Known));

    [Theory]
    [MemberData(nameof(TestedSnippets))]
    public void A_snippet_is_copied_from_a_test(string where)
    {
        var snippet = Snippet.All.Single(snippet => snippet.ToString() == where);
        var lines = Trimmed(snippet.Code.Split('\n'));
        var usings = lines.TakeWhile(line => UsingLine().IsMatch(line) || line.Length == 0).ToList();
        var code = string.Join('\n', lines.Skip(usings.Count));

        Assert.Contains(TestFiles(), file => file.Text.Contains($"\n{code}\n", StringComparison.Ordinal)
            && usings.TrueForAll(line => line.Length == 0 || file.Usings.Contains(line)));
    }

    [Theory]
    [MemberData(nameof(PagesOfCSharp))]
    public void A_page_names_the_namespaces_of_the_types_in_its_snippets(string page)
    {
        var text = File.ReadAllText(Repository.PathOf(page));
        var snippets = Snippet.In("csharp").Where(snippet => snippet.Page == page);
        var words = snippets.SelectMany(snippet => Word().Matches(snippet.Code)).Select(match => match.Value);
        var missing = words.Distinct().SelectMany(word => Namespaces[word].Distinct().Select(name => (word, name)))
            .Where(type => !text.Contains($"using {type.name};", StringComparison.Ordinal) && !text.Contains($"`{type.name}`", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Fact]
    public async Task The_mock_prints_the_SDK_example_of_the_pages()
    {
        await using var mock = await MockProcess.StartAsync(TestContext.Current.CancellationToken);
        var origin = mock.Origin.GetLeftPart(UriPartial.Authority);

        // The browser tests run those of the other page.
        var greetings = Snippet.In("js").Where(snippet => snippet.Page != "docs/sdk.md").ToList();
        Assert.NotEmpty(greetings);
        Assert.All(greetings, snippet =>
            Assert.Contains(snippet.Code.Replace("http://localhost:5080", origin, StringComparison.Ordinal), mock.Greeting, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Text, IReadOnlyList<string> Usings)> TestFiles() => TestsOfPages().Concat(Programs());

    /// <summary>Without nested types, which are named with the outer type.</summary>
    private static ILookup<string, string> NamespacesOf(HashSet<string> types) => types.Select(type => PublicType().Match(type))
        .Where(type => !types.Contains(type.Groups["namespace"].Value)).ToLookup(type => type.Groups["name"].Value, type => type.Groups["namespace"].Value);

    /// <summary>The programs that the package tests build from the packages, as their users do.</summary>
    private static IEnumerable<(string Text, IReadOnlyList<string> Usings)> Programs() =>
        from file in Directory.EnumerateFiles(Repository.PathOf("tests/XsollaLogin.PackageTests/Outside"), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".json"
        let lines = Trimmed(File.ReadLines(file))
        select ($"\n{string.Join('\n', lines)}\n", (IReadOnlyList<string>)[.. lines.Where(line => UsingLine().IsMatch(line))]);

    /// <summary>The test files for pages. The usings of the project count, too.</summary>
    private static IEnumerable<(string Text, IReadOnlyList<string> Usings)> TestsOfPages() =>
        from folder in Directory.EnumerateDirectories(Repository.PathOf("tests"), "Docs", SearchOption.AllDirectories)
        let project = Directory.EnumerateFiles(Path.GetDirectoryName(folder)!, "*.csproj").SingleOrDefault()
        where project is not null
        let shared = ProjectUsing().Matches(File.ReadAllText(project)).Select(match => $"using {match.Groups["name"].Value};")
        from file in Directory.EnumerateFiles(folder, "*.cs")
        let lines = Trimmed(File.ReadLines(file))
        select ($"\n{string.Join('\n', lines)}\n", (IReadOnlyList<string>)[.. lines.Where(line => UsingLine().IsMatch(line)), .. shared]);

    private static List<string> Trimmed(IEnumerable<string> lines) => [.. lines.Select(line => line.Trim())];

    [GeneratedRegex(@"^using [\w.]+;$")]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?<namespace>XsollaLogin(?:\.\w+)*)\.(?<name>\w+)$")]
    private static partial Regex PublicType();

    [GeneratedRegex("<Using Include=\"(?<name>[^\"]+)\"")]
    private static partial Regex ProjectUsing();
}
