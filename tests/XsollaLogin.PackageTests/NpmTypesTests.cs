using System.Text.Json;
using System.Text.RegularExpressions;

namespace XsollaLogin.PackageTests;

/// <summary>The TypeScript declarations of the npm package.</summary>
[Collection(NpmInstallation.Name)]
public sealed partial class NpmTypesTests(NpmFixture npm)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_strict_program_compiles_that_uses_every_export()
    {
        var program = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Outside", "Node", "types.ts"), Stop);
        using var compiler = npm.StartTool("typescript/bin/tsc", [], "--project", ".");
        var errors = await compiler.StandardOutput.ReadToEndAsync(Stop);
        await compiler.WaitForExitAsync(Stop);

        Assert.Equal((0, ""), (compiler.ExitCode, errors));
        var imports = program.Split('}')[0];
        Assert.All(Export().Matches(await DeclarationsAsync()), export => Assert.Matches($@"\b{export.Groups["name"].Value}\b", imports));
    }

    [Fact]
    public async Task A_message_has_the_members_and_kinds_of_the_admin_API()
    {
        const string Print = """
            const mock = await (await import('xsolla-login-mock')).start();
            console.log(JSON.stringify((await mock.admin('openapi.json')).components.schemas));
            await mock.stop();
            """;
        using var schemas = JsonDocument.Parse(await npm.RunAsync("node", "--input-type=module", "--eval", Print));
        var message = schemas.RootElement.GetProperty("Message");
        var required = message.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ToHashSet();
        var kinds = schemas.RootElement.GetProperty("MessageKind").GetProperty("enum").EnumerateArray().Select(kind => $"'{kind.GetString()}'");
        var declarations = await DeclarationsAsync();
        var declared = declarations.Split("export interface Message {")[1].Split("\n}")[0];

        Assert.Equal(
            message.GetProperty("properties").EnumerateObject().Select(member => required.Contains(member.Name) ? member.Name : $"{member.Name}?"),
            Member().Matches(declared).Select(member => member.Groups["name"].Value));
        Assert.Contains($"export type MessageKind = {string.Join(" | ", kinds)};", declarations, StringComparison.Ordinal);
    }

    private Task<string> DeclarationsAsync() => File.ReadAllTextAsync(Path.Combine(npm.Package, "index.d.ts"), Stop);

    [GeneratedRegex(@"^export (interface|type|function) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Export();

    [GeneratedRegex(@"^  (?<name>\w+\??):", RegexOptions.Multiline)]
    private static partial Regex Member();
}
