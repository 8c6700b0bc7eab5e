using System.Text.RegularExpressions;

namespace XsollaLogin.ContractTests.Statements;

/// <summary>A row of the statements of the page in contract/README.md.</summary>
/// <param name="Section">The heading above the row: a call of the page, or another part of it.</param>
/// <param name="Parameter">The parameter of the call; empty: the statement is about the call.</param>
/// <param name="Contract">The elements of the contract, and links to decisions.</param>
/// <param name="Test">The test, as class and method.</param>
internal sealed partial record Statement(string Section, string Parameter, string Text, string Editions, string Contract, string Test)
{
    private const string Page = "contract/README.md";
    private const string Heading = "## Statements of the page";

    public static IReadOnlyList<Statement> All { get; } = [.. Read()];

    public IEnumerable<string> Elements => Names(Contract);

    public IEnumerable<string> Tests => Names(Test);

    public bool HasDecision => Contract.Contains("](#", StringComparison.Ordinal);

    public override string ToString() => $"{Section}: {Text}";

    private static IEnumerable<Statement> Read()
    {
        var section = "";
        foreach (var line in File.ReadLines(Repository.PathOf(Page)).SkipWhile(line => line != Heading).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal)) section = line[4..];
            if (!line.StartsWith("| ", StringComparison.Ordinal) || line.StartsWith("| parameter |", StringComparison.Ordinal)) continue;
            var cells = line[1..^1].Split('|').Select(cell => cell.Trim()).ToArray();
            yield return cells is [var parameter, var text, var editions, var contract, var test]
                ? new Statement(section, parameter, text, editions, contract, test)
                : throw new InvalidDataException($"{Page}: {line}");
        }
    }

    private static IEnumerable<string> Names(string cell) => Name().Matches(cell).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Name();
}
