using XsollaLogin.ContractCheck.Http;

namespace XsollaLogin.ContractCheck.Running;

/// <summary>Compares an answer with the expected answers of a check and with the rules of the contract for it.</summary>
internal static class AnswerEvaluator
{
    private const int LongestCode = 20;

    public static async Task<CheckResult> EvaluateAsync(Check check, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await AnswerBody.ReadAsync(response, cancellationToken);
        var (status, code) = (response.StatusCode, AnswerBody.ErrorCodeOf(body));
        if (check.Behavior is not null) return Result(check, Describe(status, null, code), [.. check.FindViolations(response)]);

        var violations = await ResponseRules.FindViolationsAsync(check.Declared, response, cancellationToken);
        if (violations.Count > 0) return Result(check, Describe(status, null, code), violations);
        var answer = AnswerMatcher.Find(check.Declared.Single(declared => declared.Status == status), body);
        var received = Describe(status, answer?.Name, code);
        if (check.Expected.Any(expected => expected.Status == status && expected.ErrorCode == code)) return Result(check, received, []);
        var blocker = BlockerOf(status, answer?.Name);
        return blocker != Blockers.None && check.Blockers.HasFlag(blocker)
            ? new(check, Outcome.Skipped, received, "a rate limit or a setting of the project prevents the expected answer")
            : Result(check, received, [answer is null ? "the operation declares no answer with this error code" : "another answer is expected"]);
    }

    /// <summary>Returns the known parts of an answer: "401 InvalidToken (002-016)".</summary>
    public static string Describe(HttpStatusCode status, string? name, string? code) =>
        $"{(int)status}{(name is null ? "" : $" {name}")}{(code is null ? "" : $" ({Shown(code)})")}";

    private static Blockers BlockerOf(HttpStatusCode status, string? name) => (status, name) switch
    {
        (HttpStatusCode.TooManyRequests, _) => Blockers.RateLimit,
        (_, Examples.CallNotAvailable or Examples.ProjectMisconfigured) => Blockers.ProjectSettings,
        (_, Examples.RegistrationNotAllowed) => Blockers.RegistrationClosed,
        (_, Examples.CaptchaNeeded or Examples.CaptchaRequired) => Blockers.Captcha,
        _ => Blockers.None,
    };

    // A longer text is not an error code and may be a token.
    private static string Shown(string code) => code.Length <= LongestCode ? code : $"a code of {code.Length} characters";

    private static CheckResult Result(Check check, string received, IReadOnlyList<string> violations) => violations.Count == 0
        ? new(check, Outcome.Passed, received)
        : new(check, Outcome.Failed, $"{received}: {string.Join("; ", violations)}");
}
