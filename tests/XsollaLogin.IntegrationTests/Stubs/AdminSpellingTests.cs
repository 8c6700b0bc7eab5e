using System.Net.Sockets;
using XsollaLogin.IntegrationTests.Faults;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>No spelling of the path of an admin endpoint shows, disables or removes a stub past the caller rules.</summary>
public class AdminSpellingTests(PermissionMocks mocks) : IClassFixture<PermissionMocks>
{
    private const string List = "mappings";
    private const string One = $"mappings/{PermissionMocks.StubId}";
    private const string OtherHost = "rebound.example";

    public static TheoryData<string> Spellings { get; } =
    [
        "/__admin/",
        "/__ADMIN/",
        "/__Admin/",
        "/%5F%5Fadmin/",
        "/%5f_adm%69n/",
        "/%255F%255Fadmin/",
        "/%25255F%25255Fadmin/",
        "/%2525255F%2525255Fadmin/",
        "/__admin%2F",
        "/__admin%252F",
        "/%2F__admin/",
        "/x%2F..%2F__admin/",
        "/x/../__admin/",
        "/x/%2e%2e/__admin/",
        "/x/%252e%252e/__admin/",
        "/x/%25252e%25252e/__admin/",
        "/x/.%2e/__admin/",
        "/x/%252e./__admin/",
        "/./__admin/",
        "/%2e/__admin/",
        "/%252e/__admin/",
        "//__admin/",
        "///__admin/",
        "/__admin//",
        "/__admin/./",
        "/__admin/x/../",
        "/__admin/%2e%2e/__admin/",
        "/\\__admin/",
        "\\__admin\\",
        "/__admin\\",
        "/__admin/..\\__admin/",
        "/%5C__admin%5C",
        "/x%5C..%5C__admin/",
        "/x/%255C..%255C__admin/",
        "/__admin;a=b/",
        "/;/__admin/",
        "/x;/../__admin/",
        "/;/../__admin/",
        "/?/../__admin/",
        "/x/?/__admin/",
        "/+/../__admin/",
        "/__admin+/",
        "/%20/__admin/",
        "/__admin%20/",
        "/%09/__admin/",
        // WireMock.Net matches a path at the start of each of its lines.
        "/%0A/__admin/",
        "/x%0A/__admin/",
        "/x%0a/__admin/",
        "/x%0D%0A/__admin/",
        "/x%250A/__admin/",
        "/x%0D/__admin/",
        "/x%25250A/__admin/",
        "/x%0B/__admin/",
        "/x%C2%85/__admin/",
        "/x%E2%80%A8/__admin/",
        "/x%00/__admin/",
        "/x%2500/__admin/",
        "/%EF%BC%BF%EF%BC%BFadmin/",
        "/__adm%C4%B0n/",
        "/__adm%C4%B1n/",
        "/healthz/../__admin/",
        "/__admin/health/../",
        "/__admin/health%2F..%2F",
        "/__admin/health%252F..%252F",
        $"http://{OtherHost}/__admin/",
        $"http://{OtherHost}//__admin/",
        $"http://{OtherHost}/x/%252e%252e/__admin/",
        $"http://{OtherHost}/x%0A/__admin/",
        $"http://localhost@{OtherHost}/__admin/",
    ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task No_spelling_shows_a_stub_without_the_key(string spelling)
    {
        foreach (var path in new[] { List, One, $"{List}/", $"{One}/", $"{List}?a=b", $"{List}/code", $"{List}/code/{PermissionMocks.StubId}" })
        {
            await AssertNothingShownAsync(mocks.WithKey, $"GET {spelling}{path} HTTP/1.1\r\nHost: localhost\r\n");
            await AssertNothingShownAsync(mocks.WithKey, $"GET {spelling}{path} HTTP/1.1\r\nHost: {OtherHost}\r\n");
        }
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task No_spelling_shows_a_stub_under_another_host_name(string spelling)
    {
        foreach (var path in new[] { List, One })
        {
            await AssertNothingShownAsync(mocks.WithoutKey, $"GET {spelling}{path} HTTP/1.1\r\nHost: {OtherHost}\r\n");
            await AssertNothingShownAsync(mocks.WithoutKey, $"GET {spelling}{path} HTTP/1.0\r\n", $"Host: {OtherHost}");
        }
    }

    [Fact]
    public async Task A_spelling_without_permission_neither_disables_nor_removes_a_stub()
    {
        await using var mock = await PermissionMocks.StartAsync(PermissionMocks.Key);
        var wrong = new List<string>();
        foreach (var spelling in Spellings.Select(row => row.Data))
        {
            await SendAsync(mock, $"PUT {spelling}{One}/disable HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n");
            if ((bool?)(await ReadAsync(mock))["IsDisabled"] == true) wrong.Add($"{spelling} disables");
            await SendAsync(mock, $"DELETE {spelling}{One} HTTP/1.1\r\nHost: localhost\r\n");
            await SendAsync(mock, $"DELETE {spelling}{List} HTTP/1.1\r\nHost: localhost\r\n");
            if ((string?)(await ReadAsync(mock))["Title"] != PermissionMocks.Stub) wrong.Add($"{spelling} removes");
            PermissionMocks.AddStub(mock);
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_request_of_HTTP_1_0_without_a_host_is_rejected()
    {
        var answer = await SendAsync(mocks.WithoutKey, $"GET /__admin/{List} HTTP/1.0\r\n");

        Assert.Contains(" 403 ", answer.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_title_is_shown_to_a_permitted_caller()
    {
        var answer = await SendAsync(mocks.WithKey, $"GET /__admin/{List} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {PermissionMocks.Key}\r\n");

        Assert.Contains(PermissionMocks.Stub, answer, StringComparison.Ordinal);
    }

    private static async Task AssertNothingShownAsync(StubbedMock mock, string head, string more = "X-More: none")
    {
        var answer = await SendAsync(mock, $"{head}{more}\r\n");

        Assert.False(answer.Contains(PermissionMocks.Stub, StringComparison.Ordinal), $"{head.Split('\r')[0]} shows a stub");
    }

    private static async Task<JsonNode> ReadAsync(StubbedMock mock) =>
        (await mock.Curl.SendAsync("GET", $"/__admin/{One}", headers: ("Authorization", $"Bearer {PermissionMocks.Key}"))).Json;

    private static async Task<string> SendAsync(StubbedMock mock, string head)
    {
        using var connection = await RawConnection.ToAsync(mock.BaseAddress);
        await connection.SendAsync($"{head}Connection: close\r\n\r\n");
        var (text, end) = await connection.ReadToEndAsync();
        Assert.True(end == SocketError.Success || text.Length > 0, $"{head.Split('\r')[0]}: {end}");
        return text;
    }
}
