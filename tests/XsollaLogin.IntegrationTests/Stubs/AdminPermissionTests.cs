using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>The caller rules hold for every endpoint of WireMock.Net's admin API.</summary>
public class AdminPermissionTests(PermissionMocks mocks) : IClassFixture<PermissionMocks>
{
    private const string Host = "Host";

    public static TheoryData<string, string> Endpoints => AdminEndpoints.Guarded;

    [Fact]
    public async Task Every_endpoint_that_WireMock_Net_has_is_tested()
    {
        await using var mock = await StubbedMock.StartAsync();

        Assert.Equal(AdminEndpoints.All.Count, mock.WireMock.Mappings.Count(mapping => mapping.IsAdminInterface));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task An_endpoint_of_a_mock_with_a_key_requires_the_key(string method, string path)
    {
        var without = await mocks.WithKey.Curl.SendAsync(method, $"/__admin/{path}", BodyOf(method));
        var wrong = await mocks.WithKey.Curl.SendAsync(method, $"/__admin/{path}", BodyOf(method), headers: ("Authorization", "Bearer sixteen-mistakes"));
        var with = await mocks.WithKey.Curl.SendAsync(method, $"/__admin/{path}", BodyOf(method), headers: ("Authorization", $"Bearer {PermissionMocks.Key}"));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (without.Status, wrong.Status));
        Assert.True(with.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden), with.Body);
        Assert.True((int)with.Status < 500, with.Body);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task An_endpoint_of_a_mock_without_a_key_accepts_only_programs_on_this_machine(string method, string path)
    {
        var curl = mocks.WithoutKey.Curl;
        (string, string)[] headers =
        [
            (Host, "rebound.example"),
            ("Origin", "https://game.example.com"),
            ("Origin", "null"),
            ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Site", "same-site"),
        ];
        foreach (var header in headers)
        {
            var rejected = await curl.SendAsync(method, $"/__admin/{path}", BodyOf(method), headers: header);

            Assert.True(rejected.Status == HttpStatusCode.Forbidden, $"{header}: {rejected.Status}");
            Assert.DoesNotContain("Access-Control-Allow-Origin", rejected.Headers.Keys);
        }

        var own = await curl.SendAsync(method, $"/__admin/{path}", BodyOf(method));
        Assert.True(own.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden), own.Body);
    }

    private static string? BodyOf(string method) => method is "POST" or "PUT" ? "{}" : null;
}

/// <summary>A mock with a key and one without, each with a stub, so that requests pass through WireMock.Net.</summary>
public sealed class PermissionMocks : IAsyncLifetime
{
    internal const string Key = "sixteen-letters!";

    /// <summary>The title of the stub, which only a permitted caller may see.</summary>
    internal const string Stub = "only for the tester";

    /// <summary>The Guid of the stub, which any caller may know.</summary>
    internal const string StubId = "22222222-2222-4222-8222-222222222222";

    internal StubbedMock WithKey { get; private set; } = null!;

    internal StubbedMock WithoutKey { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        WithKey = await StartAsync(Key);
        WithoutKey = await StartAsync(null);
    }

    public async ValueTask DisposeAsync()
    {
        await WithKey.DisposeAsync();
        await WithoutKey.DisposeAsync();
    }

    internal static async Task<StubbedMock> StartAsync(string? key)
    {
        var mock = await StubbedMock.StartAsync(new MockLoginServerOptions { AdminKey = key });
        AddStub(mock);
        return mock;
    }

    internal static void AddStub(StubbedMock mock) => mock.WireMock
        .Given(WireMock.RequestBuilders.Request.Create().WithPath("/stubbed"))
        .WithGuid(StubId).WithTitle(Stub).RespondWith(WireMock.ResponseBuilders.Response.Create());
}
