using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>The admin endpoints of a mock with a key and of one without.</summary>
public class AdminKeyTests
{
    private const string Key = "sixteen-letters!";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_admin_endpoint_requires_the_key()
    {
        await using var mock = await StartAsync(Key);
        using var without = await SendAsync(mock, "inbox?projectId=p");
        using var wrong = await SendAsync(mock, "inbox?projectId=p", ("Authorization", "Bearer sixteen-mistakes"));
        using var with = await SendAsync(mock, "inbox?projectId=p", ("Authorization", $"Bearer {Key}"));
        var said = JsonNode.Parse(await without.Content.ReadAsStringAsync(Stop))!["errors"]![0]!;

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (without.StatusCode, wrong.StatusCode, with.StatusCode));
        Assert.Equal(["Bearer", "Bearer"], without.Headers.WwwAuthenticate.Concat(wrong.Headers.WwwAuthenticate).Select(scheme => scheme.ToString()));
        Assert.Equal(401, (int)said["code"]!);
        Assert.Contains("Authorization: Bearer", (string?)said["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_and_the_API_need_no_key()
    {
        await using var mock = await StartAsync(Key);
        using var health = await SendAsync(mock, "health");
        using var api = await SendAsync(mock, "../api/login");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed), (health.StatusCode, api.StatusCode));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData(Key, HttpStatusCode.OK)]
    public async Task A_host_name_is_accepted_only_with_the_key(string? key, HttpStatusCode status)
    {
        await using var mock = await StartAsync(key);
        using var answer = await SendAsync(mock, "inbox?projectId=p", ("Host", "rebound.example"), ("Authorization", $"Bearer {Key}"));

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Key)]
    public async Task A_page_of_another_origin_is_rejected(string? key)
    {
        await using var mock = await StartAsync(key);
        using var answer = await SendAsync(mock, "inbox?projectId=p", ("Origin", "https://game.example.com"), ("Authorization", $"Bearer {Key}"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_IPv6_loopback_address_is_accepted()
    {
        await using var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { Urls = ["http://[::1]:0"] }, Stop);
        using var answer = await SendAsync(mock, "inbox?projectId=p");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task<MockLoginServer> StartAsync(string? key) => MockLoginServer.StartAsync(new MockLoginServerOptions { AdminKey = key }, Stop);

    private static async Task<HttpResponseMessage> SendAsync(MockLoginServer mock, string path, params (string Name, string Value)[] headers)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(mock.BaseAddress, $"/__admin/{path}"));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request, Stop);
    }
}
