using static XsollaLogin.WireMockTests.StubOf;

namespace XsollaLogin.WireMockTests;

/// <summary>The calls that steer stubs: status, body, and what is there afterwards.</summary>
public class MappingsTests(ServerPair servers)
{
    [Fact]
    public Task A_stub_is_created_read_replaced_and_deleted() => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("mappings", Thing(1));
        await script.GetAsync($"mappings/{Id(1)}");
        await script.SendAsync("GET", "/things/1");
        await script.PutAsync($"mappings/{Id(1)}", Thing(2, "another"));
        await script.GetAsync($"mappings/{Id(1)}");
        await script.SendAsync("GET", "/things/1");
        await script.SendAsync("GET", "/things/2");
        await script.DeleteAsync($"mappings/{Id(1)}");
        await script.GetAsync($"mappings/{Id(1)}");
        await script.SendAsync("GET", "/things/2");
    });

    [Fact]
    public Task A_stub_without_an_id_gets_one() => servers.AssertAlikeAsync(async script =>
    {
        var stub = Thing(1);
        stub.Remove("id");
        var created = await script.AdminAsync(HttpMethod.Post, "mappings", stub);
        await script.GetAsync($"mappings/{created!["id"]}");
        await script.SendAsync("GET", "/things/1");
    });

    [Fact]
    public Task Stubs_that_are_not_there_are_not_found() => servers.AssertAlikeAsync(async script =>
    {
        await script.GetAsync($"mappings/{Id(9)}");
        await script.PutAsync($"mappings/{Id(9)}", Thing(9));
        await script.DeleteAsync($"mappings/{Id(9)}");
        await script.GetAsync("mappings/no-uuid");
        await script.GetAsync("mappings");
    });

    [Fact]
    public Task An_id_is_taken_only_once() => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("mappings", Thing(1));
        await script.PostAsync("mappings", Thing(1, "again"));
        await script.SendAsync("GET", "/things/1");
        await script.GetAsync("mappings");
    });

    [Theory]
    [InlineData("")]
    [InlineData("?limit=2")]
    [InlineData("?limit=2&offset=1")]
    [InlineData("?offset=2")]
    [InlineData("?limit=0")]
    public Task The_list_is_newest_first_and_comes_in_pages(string query) => servers.AssertAlikeAsync(async script =>
    {
        for (var number = 1; number <= 4; number++) await script.PostAsync("mappings", Thing(number));
        await script.PutAsync($"mappings/{Id(2)}", Thing(2, "changed"));
        await script.GetAsync($"mappings{query}");
    });

    [Fact]
    public Task A_changed_stub_keeps_its_rank() => servers.AssertAlikeAsync(async script =>
    {
        var (older, newer) = (Thing(1, "older"), Thing(1, "newer"));
        newer["id"] = Id(2);
        await script.PostAsync("mappings", older);
        await script.PostAsync("mappings", newer);
        await script.PutAsync($"mappings/{Id(1)}", Thing(1, "older, changed"));
        await script.SendAsync("GET", "/things/1");
    });

    [Theory]
    [InlineData(null, null)]
    [InlineData("OVERWRITE", false)]
    [InlineData("OVERWRITE", true)]
    [InlineData("IGNORE", true)]
    [InlineData("IGNORE", false)]
    [InlineData("SOMETHING", null)]
    public Task Stubs_are_imported(string? duplicates, bool? deleteOthers) => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("mappings", Thing(1, "was there"));
        await script.PostAsync("mappings", Thing(2, "was there"));
        var import = new JsonObject { ["mappings"] = new JsonArray(Thing(2, "imported"), Thing(3, "imported"), Thing(4, "imported")) };
        if (duplicates is not null || deleteOthers is not null) import["importOptions"] = new JsonObject();
        if (duplicates is not null) import["importOptions"]!["duplicatePolicy"] = duplicates;
        if (deleteOthers is { } others) import["importOptions"]!["deleteAllNotInImport"] = others;
        await script.PostAsync("mappings/import", import);
        await script.GetAsync("mappings");
        for (var number = 1; number <= 4; number++) await script.SendAsync("GET", $"/things/{number}");
    });

    [Fact]
    public Task The_first_of_several_imported_stubs_wins() => servers.AssertAlikeAsync(async script =>
    {
        var (first, second) = (Thing(1, "first"), Thing(1, "second"));
        second["id"] = Id(2);
        await script.PostAsync("mappings/import", new JsonObject { ["mappings"] = new JsonArray(first, second) });
        await script.SendAsync("GET", "/things/1");
    });

    [Fact]
    public Task All_stubs_are_deleted() => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("mappings", Thing(1));
        await script.DeleteAsync("mappings");
        await script.GetAsync("mappings");
        await script.SendAsync("GET", "/things/1");
    });

    [Fact]
    public Task A_reset_takes_all_stubs_away() => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("mappings", Thing(1));
        await script.SendAsync("GET", "/things/1");
        await script.PostAsync("mappings/reset");
        await script.GetAsync("mappings");
        await script.SendAsync("GET", "/things/1");
        await script.GetAsync("requests");
    });

    [Fact]
    public Task A_reset_of_everything_forgets_requests_and_states_too() => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("mappings", State(1, "Order", "Started", "Paid"));
        await script.SendAsync("GET", "/things/1");
        await script.PostAsync("reset");
        await script.GetAsync("requests");
        await script.GetAsync("scenarios");
        await script.GetAsync($"mappings/{Id(1)}");
    });

    [Fact]
    public Task Stubs_are_found_and_removed_by_metadata() => servers.AssertAlikeAsync(async script =>
    {
        var marked = Thing(1);
        marked["metadata"] = new JsonObject { ["test"] = "mine", ["tags"] = new JsonArray("a") };
        await script.PostAsync("mappings", marked);
        await script.PostAsync("mappings", Thing(2));
        var mine = new JsonObject { ["matchesJsonPath"] = "$[?(@.test == 'mine')]" };
        await script.PostAsync("mappings/find-by-metadata", mine.DeepClone());
        await script.PostAsync("mappings/remove-by-metadata", mine.DeepClone());
        await script.GetAsync("mappings");
    });

    [Fact]
    public Task A_stub_is_removed_by_itself() => servers.AssertAlikeAsync(async script =>
    {
        await script.PostAsync("mappings", Thing(1));
        await script.PostAsync("mappings", Thing(2));
        await script.PostAsync("mappings/remove", Thing(1));
        await script.GetAsync("mappings");
    });
}
