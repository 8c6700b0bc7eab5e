using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractCheck.Reports;

/// <summary>Writes a report in the format of the file extension.</summary>
internal static class ReportFile
{
    public static async Task WriteAsync(CheckRun run, string path, CancellationToken cancellationToken)
    {
        var text = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".md" => MarkdownReport.Of(run),
            ".json" => JsonReport.Of(run),
            ".xml" => JUnitReport.Of(run),
            var extension => throw new ArgumentException($"There is no report format for {extension}.", nameof(path)),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllTextAsync(path, text, cancellationToken);
    }
}
