using XsollaLogin.Mock.Server;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The table of options in the docs is the one that the declaration gives.</summary>
public sealed class OptionsTableTests
{
    private const string Begin = "<!-- begin options -->\n";
    private const string End = "\n<!-- end options -->";

    [Fact]
    public void The_docs_have_the_table_of_the_options()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/mock.md"));

        Assert.Equal(Table(), page.Split(Begin)[1].Split(End)[0].Trim());
    }

    private static string Table() => string.Join('\n',
    [
        "| option | environment variable | default | what it does |",
        "|---|---|---|---|",
        .. ProgramOptions.All.Select(Row),
    ]);

    private static string Row(ProgramOption option)
    {
        var name = option.ValueName is null ? $"`{option.Name}`" : $"`{option.Name} <{option.ValueName}>`";
        var variable = ProgramOptions.WithVariable.Contains(option) ? $"`{option.Variable}`" : "";
        return $"| {name} | {variable} | {option.Default} | {option.Description} |".Replace("  ", " ", StringComparison.Ordinal);
    }
}
