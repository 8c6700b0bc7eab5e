using static XsollaLogin.WireMockTests.StubOf;

namespace XsollaLogin.WireMockTests;

/// <summary>The log of requests: its shape, and the calls that search and empty it.</summary>
public class RequestLogTests(ServerPair servers)
{
    private static readonly JsonObject Gets = new() { ["method"] = "GET", ["urlPathPattern"] = "/things/.*" };

    [Fact]
    public Task An_empty_log() => servers.AssertAlikeAsync(async script =>
    {
        await script.GetAsync("requests");
        await script.GetAsync("requests/unmatched");
        await script.PostAsync("requests/count", Gets.DeepClone());
        await script.PostAsync("requests/find", Gets.DeepClone());
    });

    [Fact]
    public Task A_request_is_logged_with_its_answer() => servers.AssertAlikeAsync(async script =>
    {
        var stub = Thing(1, "grüße");
        stub["response"]!["headers"] = new JsonObject { ["Content-Type"] = "text/plain", ["X-Several"] = new JsonArray("a", "b") };
        stub["request"]!["method"] = "POST";
        await script.PostAsync("mappings", stub);
        await script.SendAsync(new SentRequest("POST", "/things/1?a=1&a=2&b=x%20y&c")
        {
            Body = "{\"name\":\"über\"}",
            Headers = [("Content-Type", "application/json"), ("X-Colour", "blue"), ("Cookie", "theme=dark; session=1")],
        });
        await script.GetAsync("requests");
    });

    [Fact]
    public Task A_form_is_logged_with_its_fields() => servers.AssertAlikeAsync(async script =>
    {
        await script.SendAsync(new SentRequest("POST", "/things/1") { Body = "a=1&b=x+y&a=2", Headers = [("Content-Type", "application/x-www-form-urlencoded")] });
        await script.GetAsync("requests");
    });

    [Fact]
    public Task Unmatched_requests_are_logged_apart() => servers.AssertAlikeAsync(async script =>
    {
        await AddRequestsAsync(script);
        await script.GetAsync("requests/unmatched");
        await script.GetAsync("requests?unmatched=true");
    });

    [Fact]
    public Task Requests_of_one_stub_are_listed() => servers.AssertAlikeAsync(async script =>
    {
        await AddRequestsAsync(script);
        await script.GetAsync($"requests?matchingStub={Id(1)}");
    });

    [Fact]
    public Task The_log_is_newest_first_and_can_be_limited() => servers.AssertAlikeAsync(async script =>
    {
        await AddRequestsAsync(script);
        await script.GetAsync("requests?limit=2");
        await script.GetAsync("requests?limit=0");
        await script.GetAsync("requests?limit=99");
    });

    [Fact]
    public Task Only_requests_since_a_moment_are_listed() => servers.AssertAlikeAsync(async script =>
    {
        await AddRequestsAsync(script);
        await script.GetAsync("requests?since=2000-01-01T00:00:00Z");
        await script.GetAsync("requests?since=2100-01-01T00:00:00Z&limit=1");
        await script.GetAsync("requests?since=2000-01-01T00:00:00%2B02:00&limit=1");
    });

    [Fact]
    public Task One_request_is_read_and_deleted() => servers.AssertAlikeAsync(async script =>
    {
        await AddRequestsAsync(script);
        var all = await script.AdminAsync(HttpMethod.Get, "requests");
        var id = all!["requests"]![1]!["id"];
        await script.GetAsync($"requests/{id}");
        await script.DeleteAsync($"requests/{id}");
        await script.GetAsync($"requests/{id}");
        await script.GetAsync("requests");
        await script.DeleteAsync($"requests/{id}");
    });

    [Fact]
    public Task Requests_are_counted_found_and_removed_by_pattern() => servers.AssertAlikeAsync(async script =>
    {
        await AddRequestsAsync(script);
        foreach (var pattern in (JsonObject[])
        [
            [],
            Gets,
            new() { ["method"] = "POST", ["bodyPatterns"] = new JsonArray(new JsonObject { ["matchesJsonPath"] = "$.a" }) },
            new() { ["urlPath"] = "/things/1", ["queryParameters"] = new JsonObject { ["q"] = new JsonObject { ["equalTo"] = "1" } } },
            new() { ["url"] = "/nowhere" },
        ])
        {
            await script.PostAsync("requests/count", pattern.DeepClone());
            await script.PostAsync("requests/find", pattern.DeepClone());
        }

        await script.PostAsync("requests/count", new JsonObject { ["unheardOf"] = 1 });
        await script.PostAsync("requests/find", new JsonObject { ["urlPattern"] = "(" });
        await script.PostAsync("requests/remove", Gets.DeepClone());
        await script.GetAsync("requests");
    });

    [Fact]
    public Task The_log_is_emptied() => servers.AssertAlikeAsync(async script =>
    {
        await AddRequestsAsync(script);
        await script.DeleteAsync("requests");
        await script.GetAsync("requests");
        await script.PostAsync("requests/count", Gets.DeepClone());
        await script.SendAsync("GET", "/things/1");
    });

    private static async Task AddRequestsAsync(Script script)
    {
        await script.PostAsync("mappings", Thing(1));
        await script.SendAsync("GET", "/things/1");
        await script.SendAsync("GET", "/things/1?q=1");
        await script.SendAsync("GET", "/things/2");
        await script.SendAsync("POST", "/things/1", "{\"a\":1}");
        await script.SendAsync("DELETE", "/other");
    }
}
