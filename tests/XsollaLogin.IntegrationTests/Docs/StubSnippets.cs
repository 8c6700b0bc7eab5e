using System.Net.Http.Json;
using System.Text;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using XsollaLogin.Mock;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.IntegrationTests.Docs;

/// <summary>The snippets about stubs.</summary>
public class StubSnippets
{
    private const string Login = "login?projectId=your-project";

    private static readonly object John = new { username = "John", password = "password123" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stub_in_CSharp_answers()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };

        mock.WireMock
            .Given(Request.Create().WithPath("/api/login").UsingPost())
            .RespondWith(Response.Create().WithStatusCode(503).WithHeader("Retry-After", "5"));

        using var response = await http.PostAsJsonAsync(Login, John, Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("5", response.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task The_requests_can_be_asserted()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var server = mock.WireMock;

        using var response = await http.PostAsJsonAsync(Login, John, Stop);

        var request = Assert.Single(server.LogEntries).RequestMessage!;
        Assert.Equal(("POST", "/api/login"), (request.Method, request.Path));
        Assert.Contains("\"username\":\"John\"", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stub_in_JSON_answers()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };

        const string stub = """
            {
              "Request": { "Path": "/api/login", "Methods": ["POST"] },
              "Response": { "StatusCode": 503, "Headers": { "Retry-After": "5" } }
            }
            """;
        using var added = await http.PostAsync("/__admin/mappings", new StringContent(stub, Encoding.UTF8, "application/json"), Stop);

        using var response = await http.PostAsJsonAsync(Login, John, Stop);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.ServiceUnavailable), (added.StatusCode, response.StatusCode));
    }

    [Fact]
    public async Task A_login_fails_twice_and_then_succeeds()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        mock.Project("your-project").Users.Add(new TestUser("John", "john@example.com", "password123", "+12025550123"));

        const string stubs = """
            [
              {
                "Scenario": "unavailable", "SetStateTo": "failed once",
                "Request": { "Path": "/api/login", "Methods": ["POST"] },
                "Response": { "StatusCode": 503 }
              },
              {
                "Scenario": "unavailable", "WhenStateIs": "failed once", "SetStateTo": "available",
                "Request": { "Path": "/api/login", "Methods": ["POST"] },
                "Response": { "StatusCode": 503 }
              }
            ]
            """;
        using var added = await http.PostAsync("/__admin/mappings", new StringContent(stubs, Encoding.UTF8, "application/json"), Stop);

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await http.PostAsJsonAsync(Login, John, Stop);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], statuses);
    }

    [Fact]
    public async Task A_path_is_answered_by_another_server()
    {
        await using var mock = await MockLoginServer.StartAsync(Stop);
        await using var other = await MockLoginServer.StartAsync(Stop);
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        other.Project("your-project").Users.Add(new TestUser("John", "john@example.com", "password123", "+12025550123"));
        var origin = other.BaseAddress.GetLeftPart(UriPartial.Authority);

        const string stub = """
            {
              "Request": { "Path": "/api/login" },
              "Response": { "ProxyUrl": "https://login.xsolla.com" }
            }
            """;
        var body = stub.Replace("https://login.xsolla.com", origin, StringComparison.Ordinal);
        using var added = await http.PostAsync("/__admin/mappings", new StringContent(body, Encoding.UTF8, "application/json"), Stop);

        using var response = await http.PostAsJsonAsync(Login, John, Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("login_url", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }
}
