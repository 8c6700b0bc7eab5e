namespace XsollaLogin.ContractCheck.Running;

/// <summary>The results of all checks against one server, in the order of the contract.</summary>
/// <param name="Server">The URL of the API, or another name of the server.</param>
internal sealed record CheckRun(string Server, IReadOnlyList<CheckResult> Results)
{
    public int Failed => Count(Outcome.Failed);

    public int Passed => Count(Outcome.Passed);

    public int Skipped => Count(Outcome.Skipped);

    public bool IsSuccess => Failed == 0 && InconclusiveReason is null;

    /// <summary>Why the results do not show that the server keeps the contract, even if no check failed; null: they show it.</summary>
    public string? InconclusiveReason
    {
        get
        {
            var sent = Results.Where(result => result.WasSent).ToList();
            if (sent.TrueForAll(result => result.Outcome != Outcome.Passed)) return $"None of the {sent.Count} checks that sent a request passed.";
            // A check with a behavior says nothing about the declared answers of its operation.
            var blocked = sent.Where(result => result.Check is { Operation: not null, Behavior: null })
                .GroupBy(result => result.Check.Owner)
                .Where(ofOperation => ofOperation.All(result => result.Outcome == Outcome.Skipped))
                .Select(ofOperation => $"{ofOperation.Key} ({string.Join(", ", ofOperation.Select(result => result.Received).Distinct())})")
                .Order(StringComparer.Ordinal)
                .ToList();
            return blocked.Count == 0 ? null : $"A rate limit or a setting of the project prevented every expected answer of: {string.Join("; ", blocked)}.";
        }
    }

    private int Count(Outcome outcome) => Results.Count(result => result.Outcome == outcome);
}
