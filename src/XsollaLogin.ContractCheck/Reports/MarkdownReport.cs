using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractCheck.Reports;

/// <summary>The report as a Markdown table, failed checks first.</summary>
internal static class MarkdownReport
{
    public static string Of(CheckRun run)
    {
        string[] lines =
        [
            $"# Contract check of {Escape(run.Server)}",
            "",
            "| operation | check | expected | received | contract | result |",
            "|---|---|---|---|---|---|",
            .. run.Results.OrderBy(result => result.Outcome).Select(Row),
            "",
            $"{run.Failed} failed, {run.Passed} passed, {run.Skipped} skipped.",
            .. run.InconclusiveReason is { } reason ? (string[])["", $"**Inconclusive.** {Escape(reason)}"] : [],
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string Row(CheckResult result)
    {
        var check = result.Check;
        string[] cells = [check.OperationOrFallback, check.Description, Texts.Expected(check), result.Received, check.Line, Word(result)];
        return $"| {string.Join(" | ", cells.Select(Escape))} |";
    }

    private static string Word(CheckResult result) => result.Outcome switch
    {
        Outcome.Passed => "passed",
        Outcome.Failed => "FAILED",
        _ => $"skipped: {result.Reason}",
    };

    /// <summary>Text from a server must not change the table or the page.</summary>
    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
