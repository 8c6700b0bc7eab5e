using System.Globalization;
using System.Text.RegularExpressions;

namespace XsollaLogin.ContractTests.Docs;

/// <summary>The pages are short where they must be, and what they link to or name exists.</summary>
public partial class PageTests
{
    private const int ThreeScreens = 120;
    private const int LongestParagraph = 4;

    public static TheoryData<string> Pages => [.. Snippet.Pages];

    [Fact]
    public void The_README_fits_on_three_screens() => Assert.InRange(File.ReadLines(Repository.PathOf("README.md")).Count(), 1, ThreeScreens);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_paragraph_is_short(string page)
    {
        var prose = Fence().Replace(File.ReadAllText(Repository.PathOf(page)), "");
        var paragraphs = prose.Split("\n\n").Select(paragraph => paragraph.Trim('\n').Split('\n')).Where(lines => lines.All(IsProse));

        Assert.All(paragraphs, lines => Assert.True(lines.Length <= LongestParagraph, lines[0]));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_link_leads_to_a_file_and_a_heading(string page)
    {
        var links = Link().Matches(File.ReadAllText(Repository.PathOf(page))).Select(match => match.Groups["to"].Value)
            .Where(to => !to.StartsWith("http", StringComparison.Ordinal));

        Assert.All(links, to => Assert.True(Exists(page, to), to));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_named_path_of_the_repository_exists(string page)
    {
        var paths = RepositoryPath().Matches(File.ReadAllText(Repository.PathOf(page))).Select(match => match.Groups["path"].Value);

        Assert.All(paths, path => Assert.True(Path.Exists(Repository.PathOf(path)), path));
    }

    [Fact]
    public void The_total_of_the_tests_is_the_sum_of_the_projects()
    {
        var rows = TestCount().Matches(File.ReadAllText(Repository.PathOf("docs/performance.md")))
            .Select(row => int.Parse(row.Groups["tests"].Value, CultureInfo.InvariantCulture)).ToList();

        Assert.True(rows.Count > 2);
        Assert.Equal(rows[^1], rows[..^1].Sum());
    }

    private static bool IsProse(string line) => line.Length > 0 && !"|-*#<>0123456789 ".Contains(line[0], StringComparison.Ordinal);

    private static bool Exists(string page, string to)
    {
        var (path, heading) = to.Split('#') is [var before, var after] ? (before, after) : (to, null);
        var file = path.Length == 0 ? Repository.PathOf(page) : Path.Combine(Path.GetDirectoryName(Repository.PathOf(page))!, path);
        return Path.Exists(file)
            && (heading is null || Heading().Matches(File.ReadAllText(file)).Any(match => Anchor(match.Groups["text"].Value.Trim()) == heading));
    }

    /// <summary>The anchor that GitHub gives a heading.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    /// <summary>The rows of the table that the benchmark of build and tests writes: project, number of tests, seconds.</summary>
    [GeneratedRegex(@"(?<=^\| tests of \| tests \| s \|\n\|---\|---\|---\|\n(\|.*\n)*)\| [^|]+ \| (?<tests>\d+) \| \d+ \|$", RegexOptions.Multiline)]
    private static partial Regex TestCount();

    [GeneratedRegex(@"`(?<path>(?:src|mock|tests|docs|contract)/[\w./-]+)`")]
    private static partial Regex RepositoryPath();
}
