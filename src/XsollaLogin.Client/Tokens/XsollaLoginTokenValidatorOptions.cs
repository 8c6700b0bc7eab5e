using Microsoft.Extensions.Logging;

namespace XsollaLogin.Client.Tokens;

/// <summary>The options of an <see cref="XsollaLoginTokenValidator"/>.</summary>
public sealed class XsollaLoginTokenValidatorOptions
{
    /// <summary>The ID of the Login project whose tokens are valid.</summary>
    public required string ProjectId { get; init; }

    /// <summary>The required issuer of a token (<c>iss</c>).</summary>
    /// <value>Default: <c>https://login.xsolla.com</c>.</value>
    public string Issuer { get; init; } = "https://login.xsolla.com";

    /// <summary>The allowed difference between the clocks of the issuer and this machine.</summary>
    /// <value>0 to 5 minutes. Default: 30 seconds.</value>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time after which the project's keys are fetched again, so that a withdrawn key stops working.</summary>
    /// <remarks>
    /// In its last quarter, the keys are fetched in the background; calls do not wait for them. While the keys cannot be fetched, known keys stay in use for
    /// one more hour.
    /// </remarks>
    /// <value>Positive. Default: 10 minutes.</value>
    public TimeSpan KeyLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The minimum time between two fetches of keys, even if tokens name unknown keys.</summary>
    /// <remarks>
    /// Within the interval, only the first unknown key causes one more fetch. The first call after a failed fetch repeats it at once; further failures delay
    /// the next fetch by 0.5, 1, 2 seconds and so on, or by the <c>Retry-After</c> of the response, up to the interval.
    /// </remarks>
    /// <value>Positive. Default: 10 seconds.</value>
    public TimeSpan KeyFetchInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time limit of one fetch of keys.</summary>
    /// <value>Positive, at most 1 day. Default: 5 seconds.</value>
    public TimeSpan KeyFetchTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock that expiry and key lifetime are measured with.</summary>
    /// <value>Default: the system clock.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The logger of failed fetches of keys.</summary>
    /// <value>Default: null.</value>
    public ILogger? Logger { get; init; }

    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(ProjectId);
        ArgumentException.ThrowIfNullOrWhiteSpace(Issuer);
        ArgumentOutOfRangeException.ThrowIfLessThan(ClockSkew, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ClockSkew, TimeSpan.FromMinutes(5));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(KeyLifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(KeyFetchInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(KeyFetchTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(KeyFetchTimeout, TimeSpan.FromDays(1));
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }
}
