using System.Text.RegularExpressions;

namespace XsollaLogin.UnitTests;

/// <summary>Rules for the source code of mock and client.</summary>
public partial class SourceTests
{
    private const int LongestFile = 250;
    private const int LongestLine = 160;

    public static TheoryData<string> Projects => [.. AllFolders.SelectMany(Sources.Projects).Select(Path.GetFileName).OfType<string>()];

    private static string[] Folders => ["mock", "samples", "src"];

    private static string[] AllFolders => [.. Folders, "tests"];

    /// <summary>The analyzer of public APIs writes these lists, a line for each member.</summary>
    private static bool IsWrittenByAnalyzer(string file) => Path.GetFileName(file).StartsWith("PublicAPI.", StringComparison.Ordinal);

    private static IEnumerable<string> Texts => Folders.SelectMany(folder => Sources.TextsOf(Repository.PathOf(folder)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_two_folders_of_a_project_use_each_other(string project) =>
        AssertNone(new FolderDependencies(AllFolders.SelectMany(Sources.Projects).Single(folder => Path.GetFileName(folder) == project)).Circles());

    [Fact]
    public void Two_folders_that_use_each_other_are_found()
    {
        var project = Directory.CreateTempSubdirectory("xsolla-login-folders-");
        try
        {
            foreach (var (here, there) in (ReadOnlySpan<(string, string)>)[("Upper", "Lower"), ("Lower", "Upper")])
            {
                project.CreateSubdirectory(here);
                File.WriteAllText(
                    Path.Combine(project.FullName, here, $"{here}Type.cs"),
                    $"using P.{there};\n\nnamespace P.{here};\n\ninternal sealed class {here}Type({there}Type other);\n");
            }

            var circle = Assert.Single(new FolderDependencies(project.FullName).Circles());
            Assert.StartsWith("Lower and Upper: ", circle, StringComparison.Ordinal);
        }
        finally
        {
            project.Delete(recursive: true);
        }
    }

    [Fact]
    public void Namespaces_follow_folders() =>
        AssertNone(
            // The test users extend a namespace of the mock.
            from folder in Sources.Projects("mock").Where(folder => !folder.EndsWith("TestUsers",
                StringComparison.Ordinal)).Append(Repository.PathOf("src/XsollaLogin.ContractCheck"))
            from file in Sources.Of(folder)
            let expected = string.Join('.',
                Path.GetRelativePath(Path.GetDirectoryName(folder)!, Path.GetDirectoryName(file)!).Split(Path.DirectorySeparatorChar))
            where NamespaceOf().Match(File.ReadAllText(file)) is { Success: true } match && match.Groups[1].Value != expected
            select $"{file} has the namespace {NamespaceOf().Match(File.ReadAllText(file)).Groups[1].Value}, not {expected}");

    [Fact]
    public void Files_are_short() =>
        AssertNone(
            from file in Texts
            let lines = File.ReadLines(file).Count()
            where lines > LongestFile
            select $"{file} has {lines} lines");

    [Fact]
    public void Lines_are_short() =>
        AssertNone(
            from file in Texts.Where(file => !IsWrittenByAnalyzer(file)).Concat(Sources.Of(Repository.PathOf("tests")))
            from line in File.ReadLines(file).Index()
            where line.Item.Length > LongestLine
            select $"{file}:{line.Index + 1} has {line.Item.Length} characters");

    [Fact]
    public void Files_of_every_kind_are_counted() =>
        Assert.Superset(
            new HashSet<string?> { ".cs", ".csproj", ".liquid", ".md", ".targets", ".txt", ".yaml" }, Texts.Select(Path.GetExtension).ToHashSet());

    [Fact]
    public void No_two_projects_have_a_type_of_the_same_name() =>
        AssertNone(
            from project in Folders.SelectMany(Sources.Projects)
            from file in Sources.Of(project)
            from Match type in TypeName().Matches(File.ReadAllText(file))
            let name = type.Groups[1].Value
            where name != "Program"
            group Path.GetFileName(project) by name into same
            let projects = same.Distinct().ToList()
            where projects.Count > 1
            select $"{same.Key} is in {string.Join(" and ", projects)}");

    [Fact]
    public void No_literal_repeats_a_fact_of_the_contract()
    {
        var contract = ContractDocument.Current;
        var paths = contract.Operations.Select(operation => operation.Path.Split('{')[0].Trim('/')).Where(path => path.Contains('/', StringComparison.Ordinal));
        var names = contract.Operations.SelectMany(NamesOf).Where(name => name.Contains('_', StringComparison.Ordinal) || name.Any(char.IsUpper)).Distinct();
        var literal = new Regex($"""
            "(\d\d\d-\d\d\d"|/?({Any(paths)})|({Any(names)})"(?!u8))
            """.Trim());

        Assert.True(names.Count() > 50);
        Assert.Matches(literal, "\"/oauth2/login\"");
        Assert.Matches(literal, "\"signUpOAuth2\"");
        AssertNone(Lines().Where(line => literal.IsMatch(line.Text)).Select(line => $"{line.Place} repeats a fact of the contract: {line.Text.Trim()}"));
    }

    /// <summary>The operation's id, examples, parameters and members of its body.</summary>
    private static IEnumerable<string> NamesOf(ContractOperation operation) =>
        [
            operation.Id,
            .. operation.Answers.Select(answer => answer.Name),
            .. operation.Parameters.Select(parameter => parameter.Name),
            .. operation.Body?.ResolvedSchema["properties"]?.AsObject().Select(property => property.Key) ?? [],
        ];

    private static void AssertNone(IEnumerable<string> found)
    {
        var list = found.ToList();
        Assert.True(list is [], string.Join('\n', list));
    }

    private static string Any(IEnumerable<string> texts) => string.Join('|', texts.Select(Regex.Escape));

    private static IEnumerable<(string Place, string Text)> Lines() =>
        from folder in Folders
        from file in Sources.Of(Repository.PathOf(folder))
        from line in File.ReadLines(file).Index()
        where !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal)
        select ($"{Path.GetRelativePath(Repository.PathOf(folder), file)}:{line.Index + 1}", line.Item);

    [GeneratedRegex(@"(?m)^(?:public|internal)[\w ]*? (?:class|record struct|record|struct|enum|interface|delegate [\w<>?]+) (\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"(?m)^namespace ([\w.]+)")]
    private static partial Regex NamespaceOf();
}
