using System.ComponentModel;
using System.Text.RegularExpressions;

namespace XsollaLogin.PackageTests;

// Clients that other generators make of the contract, as the installed mock serves it.
public partial class OutsideTests
{
    private const string Document = "openapi.yaml";

    // The contract names the mock server beside Xsolla Login on purpose: a user of Kiota sets the address in the adapter.
    private const string SecondServer =
        "OpenAPI warning: #/ - Multiple servers entries were found in the OpenAPI description. Only the first one will be used. "
        + "The root URL can be set manually with the request adapter.";

    // Without a network.
    private const string NoUpdates = "Unable to check for updates";

    private static readonly string TypeScript = Path.Combine(AppContext.BaseDirectory, "TypeScript");

    [Fact]
    public async Task A_client_of_Kiota_compiles_without_a_warning_and_plays_a_flow()
    {
        var folder = outside.Folder;
        await using var mock = await MockTool.StartAsync(folder);
        await DotNet.RunAsync(DotNet.Program, Repository.Root, packages: null, "tool", "restore");
        var generated = await DotNet.RunAsync(
            DotNet.Program, Repository.Root, packages: null,
            "kiota", "generate", "--openapi", mock.UrlOf(Document), "--language", "csharp", "--class-name", "LoginClient", "--namespace-name", "Generated",
            "--output", Path.Combine(folder, "Kiota", "Generated"), "--exclude-backward-compatible", "--log-level", "Warning");
        var printed = await outside.RunAsync("run", "--project", "Kiota", "--", mock.BaseAddress);

        Assert.Equal([SecondServer], Warnings(generated).Except([NoUpdates]));
        Assert.Equal("True, 422 True, 400 0, 0", printed.Trim());
    }

    [Fact]
    public async Task Clients_of_TypeScript_generators_compile_strictly_and_play_a_flow()
    {
        await using var mock = await MockTool.StartAsync(outside.Folder);
        await GenerateAsync(mock);
        await NodeAsync("typescript/bin/tsc", "--project", ".");

        foreach (var client in (string[])["openapi-fetch", "hey-api"])
        {
            var printed = await DotNet.RunAsync("node", TypeScript, packages: null, Path.Combine(TypeScript, "compiled", $"{client}.js"), mock.BaseAddress);
            Assert.Equal("true 422 003-003 0", printed.Trim());
        }
    }

    [Fact]
    public async Task An_editor_completes_the_known_values_of_an_open_enum_in_TypeScript()
    {
        await using var mock = await MockTool.StartAsync(outside.Folder);
        await GenerateAsync(mock);
        var printed = await DotNet.RunAsync("node", TypeScript, packages: null, Path.Combine(TypeScript, "completions.mjs"));

        string[] open =
        [
            "ErrorBody.code", "AskField.name", "AskField.type", "AskField.confirmation_type", "LoginTokenResult.token_type", "TokenResult.token_type",
            "login.locale",
        ];
        var completed = open.Select(place => $"{place} open true").Append("login.with_logout closed true").ToList();
        Assert.Equal(
            completed.Select(line => $"openapi-fetch {line}").Concat(completed.Select(line => $"hey-api {line}")),
            printed.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Generates the clients and asserts that the generators print no warning.</summary>
    private static async Task GenerateAsync(MockTool mock)
    {
        var types = await NodeAsync(
            "openapi-typescript/bin/cli.js", mock.UrlOf(Document), "--output", "generated/schema.d.ts", "--default-non-nullable", "false");
        var client = await NodeAsync("@hey-api/openapi-ts/bin/run.js", "--file", "openapi-ts.config.mjs", "--input", mock.UrlOf(Document));

        Assert.All(LinesOf(types), line => Assert.Matches("^(✨ openapi-typescript|🚀 .* → )", line));
        Assert.All(LinesOf(client), line => Assert.Matches(@"^(@hey-api/openapi-ts v|\[Job 1\] (⏳ Generating from 1 input:|  \[1\] http|✅ Done!))", line));
    }

    private static string[] LinesOf(string output) => Colour().Replace(output, "").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The warnings that Kiota printed, each without the lines of its details.</summary>
    private static IEnumerable<string> Warnings(string output) => Warning().Matches(output).Select(warning => warning.Groups["text"].Value.Trim());

    [GeneratedRegex(@"^(?:warn|fail|crit): .*\n(?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Warning();

    [GeneratedRegex(@"\e\[\d+m")]
    private static partial Regex Colour();

    /// <summary>Runs a package from npm. If it cannot run, the test is skipped, or fails in CI.</summary>
    /// <returns>What it prints.</returns>
    private static async Task<string> NodeAsync(string script, params string[] arguments)
    {
        var path = Path.Combine(Repository.Root, "tests", "XsollaLogin.PackageTests", "node_modules", script);
        try
        {
            if (File.Exists(path))
            {
                return await DotNet.RunAsync("node", TypeScript, packages: null, [path, .. arguments]);
            }
        }
        catch (Win32Exception)
        {
            // There is no node on the PATH.
        }

        var reason = $"{script} cannot run: install Node.js 20 or newer and build again.";
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", reason);
        throw new InvalidOperationException(reason);
    }
}
