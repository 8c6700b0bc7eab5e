namespace XsollaLogin.BrowserTests.Npm;

/// <summary>The npm packages that the build installs for these tests.</summary>
internal static class NodeModules
{
    public static string PathOf(string relative) => Repository.PathOf($"tests/XsollaLogin.BrowserTests/node_modules/{relative}");
}
