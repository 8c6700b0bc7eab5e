using static XsollaLogin.WireMockTests.StubOf;

namespace XsollaLogin.WireMockTests;

/// <summary>The calls about the whole server.</summary>
public class SettingsTests(ServerPair servers)
{
    private static readonly JsonObject None = new() { ["fixedDelay"] = null };

    [Theory]
    [InlineData("""{"fixedDelay":2}""")]
    [InlineData("""{"delayDistribution":{"type":"uniform","lower":1,"upper":2}}""")]
    [InlineData("""{"delayDistribution":{"type":"lognormal","median":1,"sigma":0.1}}""")]
    [InlineData("{}")]
    [InlineData("""{"fixedDelay":"long"}""")]
    [InlineData("""{"unheardOf":1}""")]
    public Task Settings_are_set_and_read(string settings) => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("mappings", Thing(1));
        await script.PostAsync("settings", JsonNode.Parse(settings));
        await script.GetAsync("settings");
        await script.SendAsync("GET", "/things/1");
        await script.PostAsync("settings", None.DeepClone());
        await script.GetAsync("settings");
    });

    [Fact]
    public Task A_reset_keeps_the_settings() => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("settings", new JsonObject { ["fixedDelay"] = 1 });
        await script.PostAsync("reset");
        await script.GetAsync("settings");
        await script.PostAsync("settings", None.DeepClone());
    });

    [Fact]
    public async Task Both_are_healthy()
    {
        var (real, ours) = (await servers.Real.AdminAsync(HttpMethod.Get, "health"), await servers.Ours.AdminAsync(HttpMethod.Get, "health"));

        Assert.Equal((real.Status, $"{real.Body!["status"]}"), (ours.Status, $"{ours.Body!["status"]}"));
    }

    [Fact]
    public async Task Both_tell_a_version()
    {
        var (real, ours) = (await servers.Real.AdminAsync(HttpMethod.Get, "version"), await servers.Ours.AdminAsync(HttpMethod.Get, "version"));

        Assert.Equal((200, 200), (real.Status, ours.Status));
        Assert.Equal(real.Body!["version"]!.GetValueKind(), ours.Body!["version"]!.GetValueKind());
    }

    [Fact]
    public Task Calls_that_are_not_there_are_not_found() => servers.AssertAlikeAsync(async script =>
    {
        await script.GetAsync("unheard-of");
        await script.AdminAsync(HttpMethod.Patch, "mappings");
        await script.PostAsync("requests/unheard-of");
    });
}
