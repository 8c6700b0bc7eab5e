namespace XsollaLogin.ContractCheck.Running;

/// <summary>The results of all checks against one server, in the order of the contract.</summary>
/// <param name="Server">The URL of the API, or another name of the server.</param>
internal sealed record CheckRun(string Server, IReadOnlyList<CheckResult> Results)
{
    public int Failed => Count(Outcome.Failed);

    public int Passed => Count(Outcome.Passed);

    public int Skipped => Count(Outcome.Skipped);

    public bool IsSuccess => Failed == 0 && InconclusiveReason is null;

    /// <summary>The reason why the run is inconclusive; null if it is conclusive. A run can be inconclusive even if no check failed.</summary>
    public string? InconclusiveReason
    {
        get
        {
            var sent = Results.Where(result => result.WasSent).ToList();
            if (sent.TrueForAll(result => result.Outcome != Outcome.Passed)) return $"No check passed ({sent.Count} checks sent a request).";
            // Ignores checks with a behavior: they do not cover the declared answers.
            var blocked = sent.Where(result => result.Check is { Operation: not null, Behavior: null })
                .GroupBy(result => result.Check.OperationOrFallback)
                .Where(ofOperation => ofOperation.All(result => result.Outcome == Outcome.Skipped))
                .Select(ofOperation => $"{ofOperation.Key} ({string.Join(", ", ofOperation.Select(result => result.Received).Distinct())})")
                .Order(StringComparer.Ordinal)
                .ToList();
            return blocked.Count == 0 ? null : $"Blocked by a rate limit or a project setting: {string.Join("; ", blocked)}.";
        }
    }

    private int Count(Outcome outcome) => Results.Count(result => result.Outcome == outcome);
}
