namespace XsollaLogin.BlackBoxTests.Asking;

/// <summary>Holds an answer against what the check expects, and against all that the contract says of such an answer.</summary>
internal static class Judgement
{
    private const int LongestCode = 20;

    public static async Task<CheckResult> OfAsync(Check check, HttpResponseMessage response)
    {
        var body = await AnswerBody.ReadAsync(response);
        var (status, code) = (response.StatusCode, AnswerBody.ErrorCodeOf(body));
        if (check.Promise is not null) return Of(check, Describe(status, null, code), [.. check.Breaches(response)]);

        var faults = await ContractCheckingHandler.FaultsOfAnswerAsync(check.Declared, response, TestContext.Current.CancellationToken);
        if (faults.Count > 0) return Of(check, Describe(status, null, code), faults);
        var answer = AnswerLikeness.Of(check.Declared.Single(declared => declared.Status == status), body);
        var came = Describe(status, answer?.Name, code);
        if (check.Expected.Any(expected => expected.Status == status && expected.ErrorCode == code)) return Of(check, came, []);
        var told = ToldBy(status, answer?.Name);
        return check.Circumstances.HasFlag(told) && told != Circumstances.None
            ? new(check, Verdict.Skipped, came, "the project's settings, or too many requests, stand before it")
            : Of(check, came, [answer is null ? "no answer of the operation has this code" : "another answer is expected"]);
    }

    /// <summary>"401 InvalidToken (002-016)", as far as it is known.</summary>
    public static string Describe(HttpStatusCode status, string? name, string? code) =>
        $"{(int)status}{(name is null ? "" : $" {name}")}{(code is null ? "" : $" ({Shown(code)})")}";

    private static Circumstances ToldBy(HttpStatusCode status, string? name) => (status, name) switch
    {
        (HttpStatusCode.TooManyRequests, _) => Circumstances.Load,
        (_, "CallNotAvailable" or "ProjectMisconfigured") => Circumstances.ProjectSettings,
        (_, "RegistrationNotAllowed") => Circumstances.ClosedRegistration,
        (_, "CaptchaNeeded" or "CaptchaRequired") => Circumstances.Captcha,
        _ => Circumstances.None,
    };

    // What is longer is no error code, and may be a token.
    private static string Shown(string code) => code.Length <= LongestCode ? code : $"a code of {code.Length} characters";

    private static CheckResult Of(Check check, string came, IReadOnlyList<string> faults) => faults.Count == 0
        ? new(check, Verdict.Ok, came)
        : new(check, Verdict.Failed, $"{came}: {string.Join("; ", faults)}");
}
