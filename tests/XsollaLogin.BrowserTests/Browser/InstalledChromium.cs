using XsollaLogin.BrowserTests.Npm;

namespace XsollaLogin.BrowserTests.Browser;

/// <summary>The Chromium that <see cref="ChromiumChoice"/> selects on this machine.</summary>
/// <param name="Libraries">The folder of libraries that the system may lack; null: none is needed.</param>
internal sealed record InstalledChromium(string Executable, string? Libraries = null)
{
    /// <summary>A name of this machine that browsers trust less than localhost.</summary>
    public const string OtherHost = "mock.test";

    private static readonly ChromiumChoice Choice = ChromiumChoice.Of(
        Environment.GetEnvironmentVariable("CHROMIUM"), File.Exists, ChromiumPackage.Runs, Environment.GetEnvironmentVariable("CI") == "true");

    public static bool IsAvailable => Choice is not ChromiumChoice.Missing;

    /// <summary>Whether it is the one of the npm package, which draws the same everywhere.</summary>
    public static bool IsPackaged => Choice is ChromiumChoice.Packaged;

    // The resolver blocks what is not this machine. Playwright's own interception would also answer CORS preflights, in the place of the mock.
    public static IReadOnlyList<string> Arguments { get; } =
    [
        $"--host-resolver-rules=MAP {OtherHost} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Skips or fails the test if there is no browser.</summary>
    public static void Require()
    {
        if (Choice is not ChromiumChoice.Missing missing) return;
        Assert.SkipUnless(missing.IsFailure, missing.Reason);
        Assert.Fail(missing.Reason);
    }

    /// <summary>Returns the browser, which is unpacked if necessary.</summary>
    public static async Task<InstalledChromium> FindAsync()
    {
        if (Choice is ChromiumChoice.Installed installed) return new InstalledChromium(installed.Executable);

        var package = new ChromiumPackage(NodeModules.PathOf("@sparticuz/chromium"));
        await package.UnpackAsync();
        return new InstalledChromium(package.Executable, package.Libraries);
    }
}
