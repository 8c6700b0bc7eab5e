namespace XsollaLogin.BlackBoxTests.Asking;

public enum Verdict
{
    Failed,
    Ok,
    Skipped,
}

/// <summary>What a check found; its texts hold no secret.</summary>
/// <param name="Came">The answer, and each rule that it broke; empty where none came.</param>
/// <param name="Reason">Why it was skipped; else empty.</param>
public sealed record CheckResult(Check Check, Verdict Verdict, string Came, string Reason = "")
{
    /// <summary>Whether the server had its say; then a skipped check is one that <see cref="Circumstances"/> stood before.</summary>
    public bool WasAsked => Came.Length > 0;
}
