namespace XsollaLogin.Mock;

/// <summary>How a <see cref="MockLoginServer"/> runs.</summary>
public sealed class MockLoginServerOptions
{
    /// <summary>Where to listen: <c>http://host:port</c> with localhost, an IP address or *, without a path. Port 0 is any free port.</summary>
    /// <value>Default: a free port of the loopback interface.</value>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:0"];

    /// <summary>The clock of the server.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>A JSON file of projects and their settings: <c>{"projects": {"my-project": {"requireAccountConfirmation": true}}}</c>.</summary>
    /// <value>Default: null, none.</value>
    public string? ConfigFile { get; init; }

    /// <summary>Whether only configured projects exist; any other is then answered by "project not found".</summary>
    /// <value>Default: false, any project is made on first use.</value>
    public bool Strict { get; init; }

    /// <summary>Whether the mock keeps no state and each operation answers its first documented success, whatever it is asked.</summary>
    /// <value>Default: false, the flows are played.</value>
    public bool Replay { get; init; }

    /// <summary>After how long without a request a project is dropped with all it holds.</summary>
    /// <value>Default: 12 hours.</value>
    public TimeSpan IdleProjects { get; init; } = DefaultIdleProjects;

    /// <summary>
    /// A folder with static mappings of WireMock.Net in <c>__admin/mappings</c>, and there the files that they name in <c>BodyAsFile</c>; watched.
    /// </summary>
    /// <value>Default: null, none.</value>
    public string? RootDirectory { get; init; }

    /// <summary>What admin endpoints must carry as <c>Authorization: Bearer …</c>; they are then taken from other machines, too. At least 16 characters of ASCII without spaces.</summary>
    /// <value>Default: null, no key: admin endpoints are taken from this machine only.</value>
    public string? AdminKey { get; init; }

    /// <summary>How many requests the journal of each project keeps; 0: there is no journal.</summary>
    /// <value>Default: 1000.</value>
    public int JournalSize { get; init; } = DefaultJournalSize;

    /// <summary>Whether the journal shows passwords, codes and tokens.</summary>
    /// <value>Default: false, they are masked.</value>
    public bool ShowSecrets { get; init; }

    internal static int DefaultJournalSize => 1000;

    internal static int LargestJournal => State.JournalOptions.LargestSize;

    internal static TimeSpan DefaultIdleProjects { get; } = TimeSpan.FromHours(12);
}
