using System.Globalization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The admin endpoints of the clock of a project.</summary>
internal sealed class ClockEndpoints(Projects projects)
{
    private static readonly TimeSpan LongestAdvance = TimeSpan.FromDays(3650);

    /// <summary>The most seconds by which a clock can be ahead of the server's.</summary>
    public static double MostSeconds => LongestAdvance.TotalSeconds;

    public Answer Get(AdminRequest request) => Report(request.FindProject(projects));

    public async ValueTask<Answer> AdvanceAsync(AdminRequest request)
    {
        var advance = await request.ReadAsync(AdminJson.Readable.ClockAdvance);
        var project = request.EnsureProject(projects);
        if (!(advance.Seconds >= 0) || !IsPossible(project.Clock.Ahead.TotalSeconds + advance.Seconds))
        {
            var seconds = advance.Seconds.ToString(CultureInfo.InvariantCulture);
            throw AdminException.Invalid([$"seconds must be 0 or more, and all advances together at most {MostSeconds}; {seconds} is out of range"]);
        }

        project.Advance(TimeSpan.FromSeconds(advance.Seconds));
        return Report(project);
    }

    /// <summary>Whether a clock can be ahead of the server's by this time.</summary>
    public static bool IsPossible(double seconds) => seconds >= 0 && seconds <= MostSeconds;

    private static Answer Report(Project project) =>
        AdminAnswers.Json(new ClockReport(project.Clock.Now, Expiries.Of(project)), AdminJson.Readable.ClockReport);
}

internal sealed record ClockAdvance(double Seconds);

/// <summary>The clock of a project.</summary>
/// <param name="Expiries">The next expiry of each kind (one-time code, session, delayed message …), the earliest first.</param>
internal sealed record ClockReport(DateTimeOffset Now, IReadOnlyList<Expiry> Expiries);
