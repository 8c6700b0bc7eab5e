using XsollaLogin.WireMockTests.Clients;

namespace XsollaLogin.WireMockTests;

/// <summary>The clients of WireMock that npm publishes, unchanged: they get from the mock what they get from WireMock.</summary>
public class ClientTests(ServerPair servers)
{
    [Theory]
    [InlineData("rest-client.mjs")]
    [InlineData("captain.mjs")]
    [InlineData("osskit.mjs")]
    public async Task A_client_of_WireMock_works_alike(string script)
    {
        var said = await Task.WhenAll(PlayAsync(servers.Real), PlayAsync(servers.Ours));

        var differences = Difference.Between(said[0], said[1]);
        Assert.True(differences is [], $"{differences.Count} differences:\n{string.Join('\n', differences)}");

        async Task<Transcript> PlayAsync(StubServer server)
        {
            await server.AdminAsync(HttpMethod.Post, "reset");
            var transcript = new Transcript(server);
            foreach (var (index, result) in (await NodeScript.RunAsync(script, server, TestContext.Current.CancellationToken)).AsArray().Index())
            {
                transcript.Add($"{index + 1}. {result!["name"]}", DeliberateDifferences.WithoutOwnWords(result["got"]));
                transcript.Add($"{index + 1}. {result["name"]} failed", result["failed"]);
            }

            return transcript;
        }
    }
}
