namespace XsollaLogin.Mock;

/// <summary>How a <see cref="MockLoginServer"/> runs.</summary>
public sealed class MockLoginServerOptions
{
    /// <summary>Where to listen: <c>http://host:port</c>, without a path. Port 0 is any free port.</summary>
    /// <value>Default: a free port of the loopback interface.</value>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:0"];

    /// <summary>The clock of the server.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
