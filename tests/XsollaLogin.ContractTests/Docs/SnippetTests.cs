using System.Text.RegularExpressions;

namespace XsollaLogin.ContractTests.Docs;

/// <summary>Every code block of the pages is tested code.</summary>
public partial class SnippetTests
{
    private static readonly string[] InTests = ["csharp", "json"];
    private static readonly string[] Known = [.. InTests, "js", "sh"];

    public static TheoryData<string> TestedSnippets =>
        [.. Snippet.All.Where(snippet => InTests.Contains(snippet.Language)).Select(snippet => snippet.ToString())];

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

    [Fact]
    public async Task The_mock_prints_the_SDK_example_of_the_pages()
    {
        await using var mock = await MockProcess.StartAsync(TestContext.Current.CancellationToken);
        var origin = mock.Origin.GetLeftPart(UriPartial.Authority);

        Assert.NotEmpty(Snippet.In("js"));
        Assert.All(Snippet.In("js"), snippet =>
            Assert.Contains(snippet.Code.Replace("http://localhost:5080", origin, StringComparison.Ordinal), mock.Greeting, StringComparison.Ordinal));
    }

    /// <summary>The test files for pages. The usings of the project count, too.</summary>
    private static IEnumerable<(string Text, IReadOnlyList<string> Usings)> TestFiles() =>
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

    [GeneratedRegex("<Using Include=\"(?<name>[^\"]+)\"")]
    private static partial Regex ProjectUsing();
}
