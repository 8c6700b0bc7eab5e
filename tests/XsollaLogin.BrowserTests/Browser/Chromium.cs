using System.Collections;
using Microsoft.Playwright;
using XsollaLogin.BrowserTests.Npm;

namespace XsollaLogin.BrowserTests.Browser;

/// <summary>Starts the Chromium that <see cref="ChromiumChoice"/> selects on this machine.</summary>
internal static class Chromium
{
    private static readonly ChromiumChoice Choice = ChromiumChoice.Of(
        Environment.GetEnvironmentVariable("CHROMIUM"), File.Exists, ChromiumPackage.Runs, Environment.GetEnvironmentVariable("CI") == "true");

    public static bool IsAvailable => Choice is not ChromiumChoice.Missing;

    /// <summary>Skips or fails the test if there is no browser.</summary>
    public static void Require()
    {
        if (Choice is not ChromiumChoice.Missing missing) return;
        Assert.SkipUnless(missing.IsFailure, missing.Reason);
        Assert.Fail(missing.Reason);
    }

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        if (Choice is ChromiumChoice.Installed installed) return await LaunchAsync(playwright, installed.Executable);

        var package = new ChromiumPackage(NodeModules.PathOf("@sparticuz/chromium"));
        await package.UnpackAsync();
        return await LaunchAsync(playwright, package.Executable, package.Libraries);
    }

    // The resolver blocks what is not this machine. Playwright's own interception would also answer CORS preflights, in the place of the mock.
    private static Task<IBrowser> LaunchAsync(IPlaywright playwright, string executable, string? libraries = null) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = executable,
        Env = libraries is null ? null : EnvironmentWith("LD_LIBRARY_PATH", libraries),
        Args =
        [
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ],
    });

    // Playwright's Env replaces the environment of the browser, not only the given variable.
    private static Dictionary<string, string> EnvironmentWith(string name, string value)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
        variables[name] = value;
        return variables;
    }
}
