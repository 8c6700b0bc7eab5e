using XsollaLogin.Mock.Stubs.Answering;
using XsollaLogin.Mock.Stubs.Matching;

namespace XsollaLogin.Mock.Stubs;

/// <summary>A request that is meant, and what answers it.</summary>
internal sealed record Stub
{
    public const int DefaultPriority = 5;

    public required Guid Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The lowest wins.</summary>
    public int Priority { get; init; } = DefaultPriority;

    /// <summary>When it came, among all; of equals the last wins.</summary>
    public long Sequence { get; init; }

    /// <summary>Its part in a scenario; null: it has none.</summary>
    public ScenarioStep? Scenario { get; init; }

    public required RequestPattern Request { get; init; }

    public required StubAnswer Answer { get; init; }

    /// <summary>As control calls list it.</summary>
    public required byte[] Json { get; init; }

    /// <summary>The file that has it, or had it until a call changed it; null: no file.</summary>
    public StubFile? File { get; init; }

    /// <summary>Whether it is as its file says.</summary>
    public bool IsOfFile { get; init; }
}

/// <param name="Required">The state in which the stub answers; null: in any.</param>
/// <param name="New">The state in which it leaves the scenario; null: as it was.</param>
internal sealed record ScenarioStep(string Name, string? Required, string? New);

/// <param name="Path">Complete.</param>
/// <param name="HasMore">Whether it has several stubs.</param>
internal sealed record StubFile(string Path, bool HasMore);
