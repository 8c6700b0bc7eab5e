using XsollaLogin.BlackBoxTests.Settings;

namespace XsollaLogin.BlackBoxTests.Asking;

/// <summary>Asks a server and judges its answer.</summary>
public static class CheckRunner
{
    public static async Task<CheckResult> RunAsync(Check check, Session session)
    {
        if (Hindrances(check, session.Settings).ToList() is not [] and var hindrances) return new(check, Verdict.Skipped, "", string.Join("; ", hindrances));
        try
        {
            var result = await Judgement.OfAsync(check, await check.AskAsync(session));
            return result with { Came = session.Mask(result.Came) };
        }
        catch (NotAskableException e)
        {
            return new(check, Verdict.Skipped, "", e.Message);
        }
        catch (Exception e) when (NoAnswer.Explain(e) is { } explained && !TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return new(check, Verdict.Failed, session.Mask(explained));
        }
    }

    private static IEnumerable<string> Hindrances(Check check, TargetSettings settings)
    {
        if (check.Writes && !settings.AllowsWrites) yield return $"it writes, and {Setting.AllowWrites} is not 1";
        var missing = check.Needs.Distinct().Where(setting => settings[setting] is null).ToList();
        if (missing.Count > 0) yield return $"{string.Join(", ", missing)} not set";
    }

    private static string Mask(this Session session, string text) =>
        session.Secrets.Aggregate(text, (masked, secret) => masked.Replace(secret, "***", StringComparison.Ordinal));
}
