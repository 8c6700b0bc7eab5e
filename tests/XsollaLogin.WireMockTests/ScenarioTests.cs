using static XsollaLogin.WireMockTests.StubOf;

namespace XsollaLogin.WireMockTests;

public class ScenarioTests(ServerPair servers)
{
    [Fact]
    public Task Scenarios_are_listed_moved_and_reset() => servers.AssertAlikeAsync(async script =>
    {
        await script.GetAsync("scenarios");
        await AddOrderAsync(script);
        await script.GetAsync("scenarios");
        await script.SendAsync("GET", "/things/1");
        await script.GetAsync("scenarios");
        await script.PutAsync("scenarios/Order/state", new JsonObject { ["state"] = "Sent" });
        await script.SendAsync("GET", "/things/3");
        await script.PostAsync("scenarios/reset");
        await script.GetAsync("scenarios");
        await script.SendAsync("GET", "/things/3");
    });

    [Fact]
    public Task One_scenario_is_reset() => servers.AssertAlikeAsync(async script =>
    {
        await AddOrderAsync(script);
        await script.SendAsync("GET", "/things/1");
        await script.PutAsync("scenarios/Order/state");
        await script.GetAsync("scenarios");
    });

    [Fact]
    public Task States_and_scenarios_that_are_not_there_are_refused() => servers.AssertAlikeAsync(async script =>
    {
        await AddOrderAsync(script);
        await script.PutAsync("scenarios/Order/state", new JsonObject { ["state"] = "Lost" });
        await script.PutAsync("scenarios/Parcel/state", new JsonObject { ["state"] = "Sent" });
        await script.PutAsync("scenarios/Order/state", new JsonObject { ["nonsense"] = "Sent" });
        await script.GetAsync("scenarios");
    });

    [Fact]
    public Task A_scenario_goes_with_its_last_stub() => servers.AssertAlikeAsync(async script =>
    {
        await AddOrderAsync(script);
        await script.SendAsync("GET", "/things/1");
        for (var number = 1; number <= 3; number++)
        {
            await script.DeleteAsync($"mappings/{Id(number)}");
            await script.GetAsync("scenarios");
        }

        await AddOrderAsync(script);
        await script.GetAsync("scenarios");
    });

    [Fact]
    public Task A_changed_stub_changes_its_scenario() => servers.AssertAlikeAsync(async script =>
    {
        await AddOrderAsync(script);
        await script.SendAsync("GET", "/things/1");
        await script.PutAsync($"mappings/{Id(3)}", State(3, "Parcel", "Started", null));
        await script.GetAsync("scenarios");
        await script.DeleteAsync("mappings");
        await script.GetAsync("scenarios");
    });

    private static async Task AddOrderAsync(Script script)
    {
        await script.PostAsync("mappings", State(1, "Order", "Started", "Paid"));
        await script.PostAsync("mappings", State(2, "Order", "Paid", "Sent"));
        await script.PostAsync("mappings", State(3, "Order", "Sent", null));
    }
}
