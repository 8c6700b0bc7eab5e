using System.Globalization;

namespace XsollaLogin.Benchmarks.Reporting;

/// <summary>Lines of a Markdown table.</summary>
internal static class MarkdownTable
{
    /// <summary>The names of the columns and the line below them.</summary>
    public static string Head(params string[] columns) => $"| {string.Join(" | ", columns)} |\n|{string.Concat(columns.Select(_ => "---|"))}";

    public static string Row(params FormattableString[] cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.ToString(CultureInfo.InvariantCulture)))} |";
}
