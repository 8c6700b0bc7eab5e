namespace XsollaLogin.BlackBoxTests.Asking;

/// <summary>Asks a server and judges its answer.</summary>
public static class CheckRunner
{
    public static async Task<CheckResult> RunAsync(Check check, Session session)
    {
        if (session.Settings.Lacks(check.Needs) is { } lacking) return new(check, Verdict.Skipped, "", lacking);
        if (check.Writes && !session.Settings.AllowsWrites) return new(check, Verdict.Skipped, "", $"it writes, and {Settings.Setting.AllowWrites} is not 1");
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

    private static string Mask(this Session session, string text) =>
        session.Secrets.Aggregate(text, (masked, secret) => masked.Replace(secret, "***", StringComparison.Ordinal));
}
