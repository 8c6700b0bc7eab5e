namespace XsollaLogin.Client.Tokens;

/// <summary>Which tokens an <see cref="XsollaLoginTokenValidator"/> takes.</summary>
public sealed class XsollaLoginTokenValidatorOptions
{
    /// <summary>ID of the Login project whose tokens are taken.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Who must have issued a token (<c>iss</c>).</summary>
    /// <value>Default: <c>https://login.xsolla.com</c>.</value>
    public string Issuer { get; init; } = "https://login.xsolla.com";

    /// <summary>How far the clocks of the issuer and of this machine may differ.</summary>
    /// <value>0 to 5 minutes. Default: 30 seconds.</value>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the project's keys are used before they are fetched again, so that a withdrawn key ends.</summary>
    /// <value>Positive. Default: 10 minutes.</value>
    public TimeSpan KeyLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The least time between two fetches of keys, however many unknown keys tokens name.</summary>
    /// <value>Positive. Default: 10 seconds.</value>
    public TimeSpan KeyFetchInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ProjectId);
        ArgumentException.ThrowIfNullOrWhiteSpace(Issuer);
        ArgumentOutOfRangeException.ThrowIfLessThan(ClockSkew, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ClockSkew, TimeSpan.FromMinutes(5));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(KeyLifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(KeyFetchInterval, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }
}
