using System.Collections;
using Microsoft.Playwright;

namespace XsollaLogin.BrowserTests.Browser;

/// <summary>Starts the <see cref="InstalledChromium"/> by Playwright.</summary>
internal static class Chromium
{
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var browser = await InstalledChromium.FindAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = browser.Executable,
            Env = browser.Libraries is { } libraries ? EnvironmentWith("LD_LIBRARY_PATH", libraries) : null,
            Args = InstalledChromium.Arguments,
        });
    }

    // Playwright's Env replaces the environment of the browser, not only the given variable.
    private static Dictionary<string, string> EnvironmentWith(string name, string value)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
        variables[name] = value;
        return variables;
    }
}
