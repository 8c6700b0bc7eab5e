using Microsoft.Playwright;

namespace XsollaLogin.BrowserTests.Browser;

/// <summary>Debian's Chromium, or the one that the environment variable CHROMIUM names.</summary>
internal static class Chromium
{
    private static readonly string Executable = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    public static bool IsInstalled => File.Exists(Executable);

    /// <summary>Skips the test where there is no browser, except in CI, where that is a failure.</summary>
    public static void Require()
    {
        if (IsInstalled) return;
        var reason = $"{Executable} is not there: install Chromium (apt-get install chromium), or name one in CHROMIUM.";
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.Fail(reason);
    }

    // The resolver blocks what is not this machine. Playwright's own interception would also answer CORS preflights, in the place of the mock.
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Executable,
        Args =
        [
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    });
}
