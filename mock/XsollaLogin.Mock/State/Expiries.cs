namespace XsollaLogin.Mock.State;

/// <summary>Finds the times at which something in a project expires or arrives, by its clock.</summary>
internal static class Expiries
{
    /// <summary>Returns the next expiry of each kind, the earliest first.</summary>
    public static IReadOnlyList<Expiry> Of(Project project)
    {
        var now = project.Clock.Now;
        (string Kind, IEnumerable<DateTimeOffset> Times)[] kinds =
        [
            ("one-time code", project.Codes.All().Select(code => code.Expires)),
            ("link", TimesOf(project.Links)),
            ("reset code", TimesOf(project.ResetCodes)),
            ("authorization code", TimesOf(project.AuthorizationCodes)),
            ("refresh token", TimesOf(project.RefreshTokens)),
            ("session", TimesOf(project.Sessions)),
            ("long poll", HeldPolls.PollsOf(project).Select(poll => poll.DueTime)),
            ("delayed message", project.Inbox.NextArrival is { } arrival ? [arrival] : []),
        ];
        return [.. kinds.Select(kind => (kind.Kind, Times: kind.Times.Where(time => time > now).ToList()))
            .Where(kind => kind.Times is not []).Select(kind => new Expiry(kind.Kind, kind.Times.Min())).OrderBy(expiry => expiry.At)];
    }

    private static IEnumerable<DateTimeOffset> TimesOf<T>(OneTimeStore<T> store) => store.Values().Select(value => value.Expires);
}

/// <summary>The next time at which something of a kind expires or arrives.</summary>
/// <param name="At">The time by the project's clock.</param>
internal sealed record Expiry(string Kind, DateTimeOffset At);
