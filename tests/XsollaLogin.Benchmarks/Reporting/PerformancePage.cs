namespace XsollaLogin.Benchmarks.Reporting;

/// <summary>The page docs/performance.md: each command writes the part between its own two marks.</summary>
internal static class PerformancePage
{
    /// <exception cref="InvalidOperationException">The page has no such part.</exception>
    public static async Task WriteAsync(string part, string markdown)
    {
        var path = Repository.PathOf("docs/performance.md");
        var page = await File.ReadAllTextAsync(path);
        var (begin, end) = ($"<!-- begin {part} -->\n", $"<!-- end {part} -->");
        var (from, to) = (page.IndexOf(begin, StringComparison.Ordinal), page.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from) throw new InvalidOperationException($"{path} has no part \"{part}\"");
        await File.WriteAllTextAsync(path, $"{page[..(from + begin.Length)]}\n{markdown}\n{page[to..]}");
    }
}
