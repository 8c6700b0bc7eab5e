using XsollaLogin.BlackBoxTests.Asking;
using XsollaLogin.BlackBoxTests.Checks;

namespace XsollaLogin.BlackBoxTests.Reporting;

/// <summary>Tells what a server was asked, what was expected, what came, and where the contract says so.</summary>
public static class ContractReport
{
    private const int LongestCell = 300;

    private static readonly List<Check> Order = [.. AllChecks.List];

    /// <summary>In Markdown; what failed comes first.</summary>
    /// <param name="server">Whom the checks asked, in words.</param>
    /// <param name="obstacle">Why nothing could be asked; null: it could.</param>
    public static string Of(string server, string? obstacle, IReadOnlyCollection<CheckResult> results)
    {
        var title = $"# Contract report: {server}\n\n";
        if (obstacle is not null) return $"{title}**Nothing could be asked.** {obstacle}\n";
        int Count(Verdict verdict) => results.Count(result => result.Verdict == verdict);
        string[] lines =
        [
            $"{Count(Verdict.Failed)} failed, {Count(Verdict.Ok)} ok, {Count(Verdict.Skipped)} skipped.",
            "",
            .. Substance.LackOf(results) is { } lack ? (string[])[$"**The contract is not shown to be kept.** {Plain(lack)}", ""] : [],
            "| operation | check | expected | came | contract line | result |",
            "|---|---|---|---|---|---|",
            .. results.OrderBy(result => result.Verdict).ThenBy(result => Order.IndexOf(result.Check)).Select(Row),
        ];
        return title + string.Join('\n', lines) + "\n";
    }

    /// <summary>A failure in words.</summary>
    public static string Explain(CheckResult result) => $"""
        {result.Check}
        expected: {Expected(result.Check)}
        came:     {result.Came}
        contract: {ContractLines.Of(result.Check)}
        """;

    private static string Row(CheckResult result) =>
        $"| {string.Join(" | ", ((string[])[result.Check.Owner, result.Check.Asked, Expected(result.Check), result.Came, ContractLines.Of(result.Check), Word(result)]).Select(Cell))} |";

    private static string Expected(Check check) =>
        check.Promise ?? string.Join(" or ", check.Expected.Select(answer => Judgement.Describe(answer.Status, answer.Name, answer.ErrorCode)));

    private static string Word(CheckResult result) => result.Verdict switch
    {
        Verdict.Ok => "ok",
        Verdict.Failed => "FAILED",
        _ => $"skipped: {result.Reason}",
    };

    private static string Cell(string text) => Plain(text.Length > LongestCell ? text[..LongestCell] + "…" : text);

    /// <summary>What a server sent must not break the table or the page.</summary>
    private static string Plain(string text) => new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)])
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
