namespace XsollaLogin.WireMockTests.Comparison;

internal static class Comparing
{
    /// <summary>Plays the same steps on both servers, each as it was when it started, and fails where they do not say the same.</summary>
    public static async Task AssertAlikeAsync(this ServerPair servers, Func<Script, Task> steps)
    {
        var said = await Task.WhenAll(PlayAsync(servers.Real), PlayAsync(servers.Ours));
        var differences = Difference.Between(said[0], said[1]);
        Assert.True(differences is [], $"{differences.Count} differences:\n{string.Join('\n', differences)}");

        async Task<Transcript> PlayAsync(StubServer server)
        {
            await server.AdminAsync(HttpMethod.Post, "reset");
            await server.AdminAsync(HttpMethod.Post, "settings", new JsonObject { ["fixedDelay"] = null });
            var script = new Script(server);
            await steps(script);
            return script.Said;
        }
    }
}
