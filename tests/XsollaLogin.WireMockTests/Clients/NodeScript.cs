using System.ComponentModel;
using System.Diagnostics;

namespace XsollaLogin.WireMockTests.Clients;

/// <summary>A script of this folder, run by Node with the address of a server; it prints what it got as JSON.</summary>
internal static class NodeScript
{
    private static readonly string Folder = Repository.PathOf("tests/XsollaLogin.WireMockTests/Clients");

    public static async Task<JsonNode> RunAsync(string script, StubServer server, CancellationToken cancellationToken)
    {
        using var node = Launch([Path.Combine(Folder, script), server.Origin.GetLeftPart(UriPartial.Authority)]);
        var (output, error) = (node.StandardOutput.ReadToEndAsync(cancellationToken), node.StandardError.ReadToEndAsync(cancellationToken));
        await node.WaitForExitAsync(cancellationToken);
        Assert.True(node.ExitCode == 0, $"{script} against {server.Origin} ended with {node.ExitCode}: {await output}{await error}");
        return JsonNode.Parse(await output)!;
    }

    private static Process Launch(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("node is not on the PATH: install Node.js 20 or newer.", e);
        }
    }
}
