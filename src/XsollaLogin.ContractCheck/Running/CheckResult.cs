namespace XsollaLogin.ContractCheck.Running;

internal enum Outcome
{
    Failed,
    Passed,
    Skipped,
}

/// <summary>The result of a check; its texts are one line each and contain no secret.</summary>
/// <param name="Received">The answer and its violations; empty if no request was sent.</param>
/// <param name="Reason">Why the check was skipped; otherwise empty.</param>
internal sealed record CheckResult(Check Check, Outcome Outcome, string Received, string Reason = "")
{
    /// <summary>Whether a request was sent. A check that was sent and skipped met one of its <see cref="Blockers"/>.</summary>
    public bool WasSent => Received.Length > 0;
}
