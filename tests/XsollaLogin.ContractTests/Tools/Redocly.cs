namespace XsollaLogin.ContractTests.Tools;

/// <summary>Runs the linter Redocly with its recommended rules.</summary>
internal static class Redocly
{
    /// <summary>Returns the findings of a severity, "error" or "warn".</summary>
    public static async Task<IReadOnlyList<string>> LintAsync(string document, string severity, CancellationToken cancellationToken)
    {
        using var redocly = NodeTool.Start("@redocly/cli/bin/cli.js", "lint", "--extends=recommended", "--format=json", "--max-problems=1000", document);
        var (report, errors) = (redocly.StandardOutput.ReadToEndAsync(cancellationToken), redocly.StandardError.ReadToEndAsync(cancellationToken));
        await redocly.WaitForExitAsync(cancellationToken);

        // 0: no errors; 1: errors; other codes: Redocly failed.
        Assert.True(redocly.ExitCode is 0 or 1, await errors);
        return [.. from problem in JsonNode.Parse(await report)!["problems"]!.AsArray()
                   where (string?)problem!["severity"] == severity
                   select $"{problem!["ruleId"]} at {problem["location"]![0]!["pointer"]}: {problem["message"]}"];
    }
}
