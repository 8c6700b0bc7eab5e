using System.Text.Json;

namespace XsollaLogin.ContractTests.Tools;

/// <summary>Runs the linter Spectral, by default with the ruleset of the contract.</summary>
internal static class Spectral
{
    public sealed record Finding(string Code, string Message, string Source, IReadOnlyList<JsonNode> Path)
    {
        public override string ToString() => $"{Code} at {string.Join('.', Path)}: {Message}";
    }

    public static async Task<IReadOnlyList<Finding>> LintAsync(
        string documents, CancellationToken cancellationToken, string ruleset = "contract/.spectral.yaml")
    {
        using var spectral = NodeTool.Start("@stoplight/spectral-cli/dist/index.js",
            "lint", "--quiet", "--format", "json", "--ruleset", ruleset, documents);
        var (findings, errors) = (spectral.StandardOutput.ReadToEndAsync(cancellationToken), spectral.StandardError.ReadToEndAsync(cancellationToken));
        await spectral.WaitForExitAsync(cancellationToken);

        // 0: no findings; 1: findings; other codes: Spectral failed.
        Assert.True(spectral.ExitCode is 0 or 1, await errors);
        return JsonSerializer.Deserialize<Finding[]>(await findings, JsonSerializerOptions.Web)!;
    }
}
