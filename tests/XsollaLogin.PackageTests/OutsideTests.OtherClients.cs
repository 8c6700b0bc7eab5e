using System.ComponentModel;

namespace XsollaLogin.PackageTests;

// Clients that other generators make of the contract, as the installed mock serves it.
public partial class OutsideTests
{
    private const string Document = "openapi.yaml";
    private static readonly string TypeScript = Path.Combine(AppContext.BaseDirectory, "TypeScript");

    [Fact]
    public async Task A_client_of_Kiota_compiles_without_a_warning_and_plays_a_flow()
    {
        var folder = outside.Folder;
        await using var mock = await MockTool.StartAsync(folder);
        await DotNet.RunAsync(DotNet.Program, Repository.Root, packages: null, "tool", "restore");
        await DotNet.RunAsync(
            DotNet.Program, Repository.Root, packages: null,
            "kiota", "generate", "--openapi", mock.UrlOf(Document), "--language", "csharp", "--class-name", "LoginClient", "--namespace-name", "Generated",
            "--output", Path.Combine(folder, "Kiota", "Generated"), "--exclude-backward-compatible", "--log-level", "Error");
        var printed = await outside.RunAsync("run", "--project", "Kiota", "--", mock.BaseAddress);

        Assert.Matches("^True 422 .*username.* 0$", printed.Trim());
    }

    [Fact]
    public async Task Clients_of_TypeScript_generators_compile_strictly_and_play_a_flow()
    {
        await using var mock = await MockTool.StartAsync(outside.Folder);
        await NodeAsync("openapi-typescript/bin/cli.js", mock.UrlOf(Document), "--output", "generated/schema.d.ts", "--default-non-nullable", "false");
        await NodeAsync("@hey-api/openapi-ts/bin/run.js", "--file", "openapi-ts.config.mjs", "--input", mock.UrlOf(Document), "--silent");
        await NodeAsync("typescript/bin/tsc", "--project", ".");

        foreach (var client in (string[])["openapi-fetch", "hey-api"])
        {
            var printed = await DotNet.RunAsync("node", TypeScript, packages: null, Path.Combine(TypeScript, "compiled", $"{client}.js"), mock.BaseAddress);
            Assert.Equal("true 422 003-003 0", printed.Trim());
        }
    }

    /// <summary>Runs a package from npm. If it cannot run, the test is skipped, or fails in CI.</summary>
    private static async Task NodeAsync(string script, params string[] arguments)
    {
        var path = Path.Combine(Repository.Root, "tests", "XsollaLogin.PackageTests", "node_modules", script);
        try
        {
            if (File.Exists(path))
            {
                await DotNet.RunAsync("node", TypeScript, packages: null, [path, .. arguments]);
                return;
            }
        }
        catch (Win32Exception)
        {
            // There is no node on the PATH.
        }

        var reason = $"{script} cannot run: install Node.js 20 or newer and build again.";
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.Fail(reason);
    }
}
