using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Testing;

/// <summary>A Login project of the mock, as a test in the same process reaches it. All else is done by the control calls.</summary>
public sealed class MockWorld
{
    internal MockWorld(Worlds worlds, string projectId)
    {
        ProjectId = projectId;
        Users = new MockUsers(() => worlds.Of(projectId) ?? throw new InvalidOperationException($"The mock is strict and project '{projectId}' is not configured."));
    }

    /// <summary>ID of the project.</summary>
    public string ProjectId { get; }

    /// <summary>Its users.</summary>
    public MockUsers Users { get; }
}
