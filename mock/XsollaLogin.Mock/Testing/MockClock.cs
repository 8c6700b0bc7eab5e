using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Testing;

/// <summary>The clock of a project of the mock: codes, tokens, delayed messages and long polls follow it.</summary>
public sealed class MockClock
{
    private readonly Func<Project> _project;

    internal MockClock(Func<Project> project) => _project = project;

    /// <summary>The time of the project.</summary>
    public DateTimeOffset Now => _project().Clock.Now;

    /// <summary>Advances the clock.</summary>
    /// <param name="by">Zero or longer; all advances together at most ten years.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of range.</exception>
    public void Advance(TimeSpan by)
    {
        var project = _project();
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        if (!ClockEndpoints.IsPossible((project.Clock.Ahead + by).TotalSeconds))
            throw new ArgumentOutOfRangeException(nameof(by), by, $"All advances together must be at most {ClockEndpoints.MostSeconds} seconds.");
        project.Advance(by);
    }
}
