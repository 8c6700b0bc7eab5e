namespace XsollaLogin.BrowserTests.Browser;

/// <summary>The Chromium that the tests drive: the one that CHROMIUM names, else that of the system, else that of the npm package.</summary>
internal abstract record ChromiumChoice
{
    public const string SystemExecutable = "/usr/bin/chromium";

    /// <param name="named">The value of the environment variable CHROMIUM.</param>
    /// <param name="fileExists">Returns whether a file exists.</param>
    /// <param name="packageRuns">Whether the browser of the npm package runs on this machine.</param>
    /// <param name="isCI">Whether the tests run in CI: there, a missing browser is a failure.</param>
    public static ChromiumChoice Of(string? named, Func<string, bool> fileExists, bool packageRuns, bool isCI) => named switch
    {
        { Length: > 0 } when fileExists(named) => new Installed(named),
        { Length: > 0 } => new Missing($"CHROMIUM names {named}, and there is no such file.", IsFailure: true),
        _ when fileExists(SystemExecutable) => new Installed(SystemExecutable),
        _ when packageRuns => new Packaged(),
        _ => new Missing(
            $"There is no {SystemExecutable}, and the Chromium of the npm package runs only on Linux x64 with glibc: "
            + "install Chromium and set CHROMIUM to its path.", isCI),
    };

    public sealed record Installed(string Executable) : ChromiumChoice;

    public sealed record Packaged : ChromiumChoice;

    public sealed record Missing(string Reason, bool IsFailure) : ChromiumChoice;
}
