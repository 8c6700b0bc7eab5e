namespace XsollaLogin.BlackBoxTests.Asking;

/// <summary>Whether a run without a failure says anything of the server.</summary>
internal static class Substance
{
    /// <summary>Why it says too little, in one line; null: it says enough, or no check was run.</summary>
    public static string? LackOf(IReadOnlyCollection<CheckResult> results)
    {
        if (results.Count == 0) return null;
        var asked = results.Where(result => result.WasAsked).ToList();
        if (asked.TrueForAll(result => result.Verdict != Verdict.Ok)) return $"None of the {asked.Count} checks that were asked ended ok.";
        // What a promise awaits is no answer of the operation.
        var unjudged = asked.Where(result => result.Check is { Operation: not null, Promise: null })
            .GroupBy(result => result.Check.Owner)
            .Where(ofOperation => ofOperation.All(result => result.Verdict == Verdict.Skipped))
            .Select(ofOperation => $"{ofOperation.Key} ({string.Join(", ", ofOperation.Select(result => result.Came).Distinct())})")
            .Order(StringComparer.Ordinal)
            .ToList();
        return unjudged.Count == 0 ? null : $"Whatever was asked of these operations, circumstances stood before the answer: {string.Join("; ", unjudged)}.";
    }
}
