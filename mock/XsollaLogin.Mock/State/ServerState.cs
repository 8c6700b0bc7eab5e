using XsollaLogin.Mock.Journal;

namespace XsollaLogin.Mock.State;

/// <summary>What the projects of a server share.</summary>
internal sealed class ServerState(TimeProvider time)
{
    public TimeProvider Time => time;

    /// <summary>The entries of all journals.</summary>
    public EntryOrder Entries { get; } = new();

    /// <summary>The size of the state of all projects, without their journals.</summary>
    public StateSize Size { get; } = new();

    /// <summary>The projects of authorization codes and refresh tokens.</summary>
    public GrantIndex Grants { get; } = new();
}
