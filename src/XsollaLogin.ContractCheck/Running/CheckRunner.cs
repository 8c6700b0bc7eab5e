using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractCheck.Running;

/// <summary>Runs a check against a server.</summary>
internal static class CheckRunner
{
    private const int LongestText = 300;

    public static async Task<CheckResult> RunAsync(Check check, Session session)
    {
        if (SkipReasons(check, session.Settings).ToList() is not [] and var reasons) return new(check, Outcome.Skipped, "", string.Join("; ", reasons));
        try
        {
            var result = await AnswerEvaluator.EvaluateAsync(check, await check.SendAsync(session), session.CancellationToken);
            return result with { Received = Clean(result.Received, session) };
        }
        catch (MissingPrerequisiteException e)
        {
            return new(check, Outcome.Skipped, "", e.Message);
        }
        catch (Exception e) when (RequestFailure.Explain(e) is { } explained && !session.CancellationToken.IsCancellationRequested)
        {
            return new(check, Outcome.Failed, Clean(explained, session));
        }
    }

    private static IEnumerable<string> SkipReasons(Check check, TargetSettings settings)
    {
        if (check.Writes && !settings.AllowsWrites) yield return $"it writes, which needs {Setting.AllowWrites}";
        var missing = check.Requires.Where(setting => settings[setting] is null).ToList();
        if (missing.Count > 0) yield return $"needs {string.Join(", ", missing)}";
    }

    /// <summary>Makes text from a server fit for a report: no secrets, one line, valid characters, a bounded length.</summary>
    private static string Clean(string text, Session session)
    {
        var masked = session.Secrets.Aggregate(text, (masked, secret) => masked.Replace(secret, "***", StringComparison.Ordinal));
        var printable = new string([.. masked.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) || letter >= '\ufffe' ? ' ' : letter)]);
        return printable.Length > LongestText ? printable[..LongestText] + "…" : printable;
    }
}
