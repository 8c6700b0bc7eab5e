using System.Text.Json;
using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractCheck.Reports;

/// <summary>The report as JSON.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(CheckRun run) => new JsonObject
    {
        ["server"] = run.Server,
        ["failed"] = run.Failed,
        ["passed"] = run.Passed,
        ["skipped"] = run.Skipped,
        ["inconclusive"] = run.InconclusiveReason,
        ["checks"] = new JsonArray([.. run.Results.Select(Item)]),
    }.ToJsonString(Indented) + "\n";

    private static JsonObject Item(CheckResult result) => new()
    {
        ["operation"] = result.Check.OperationOrFallback,
        ["check"] = result.Check.Description,
        ["expected"] = Texts.Expected(result.Check),
        ["received"] = result.Received,
        ["contract"] = result.Check.Line,
        ["result"] = result.Outcome switch
        {
            Outcome.Passed => "passed",
            Outcome.Failed => "failed",
            _ => "skipped",
        },
        ["reason"] = result.Reason,
    };
}
