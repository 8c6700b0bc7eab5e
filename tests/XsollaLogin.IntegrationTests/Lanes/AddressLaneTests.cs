using XsollaLogin.IntegrationTests.Faults;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>Unknown addresses and methods, pages and preflights get the same answer in both lanes.</summary>
public class AddressLaneTests
{
    private const int TimeoutMs = 60_000;
    private const string Method = "Access-Control-Request-Method";

    private static readonly ContractOperation Login = ContractDocument.Current.Operation("login");

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "TRACE", "NONSENSE", "OPTIONS"];

    /// <summary>The operations that answer HEAD, because they only read.</summary>
    private static readonly string[] Readable = ["getJwks", "getKeys"];

    public static TheoryData<string> Operations => AnswerLaneTests.Operations;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("no/such/path")]
    [InlineData("")]
    [InlineData("login/")]
    [InlineData("LOGIN")]
    [InlineData("projects//keys")]
    [InlineData("projects/a/b/keys")]
    [InlineData("<script>")]
    [InlineData("login?projectId=%zz")]
    [InlineData("login?projectId=%C3%28")]
    [InlineData("login?projectId=%00")]
    [InlineData("login?&&==&%=&projectId=x&projectId")]
    [InlineData("login?projectId=a&projectId=b")]
    [InlineData("login?projectId=%F0%9F%92%A9&a[]=1&a[]=2")]
    [InlineData("projects/%zz/keys")]
    [InlineData("projects/%C3%28/keys")]
    [InlineData("projects/%2F..%2F/keys")]
    [InlineData("projects/a%20b+c/keys")]
    [InlineData("projects/a%252Fb/keys")]
    [InlineData("projects/a;b/keys")]
    [InlineData("projects/a\\b/keys")]
    [InlineData("projects/*/keys")]
    [InlineData("projects/../login")]
    [InlineData("%zz")]
    [InlineData("%2e%2e/login")]
    [InlineData("../__admin%2Fmappings")]
    [InlineData("../%5F_admin/mappings")]
    [InlineData("../__ADMIN/mappings")]
    [InlineData("../__admin")]
    [InlineData("//login")]
    [InlineData("..//__admin/mappings")]
    [InlineData("log%69n")]
    [InlineData("log%2569n")]
    [InlineData("login%0A")]
    [InlineData("login%20")]
    [InlineData("login+")]
    [InlineData("projects/a/keys%0A")]
    [InlineData("PROJECTS/a/KEYS")]
    [InlineData("projects/a%2525b/keys")]
    [InlineData("projects/%250A/keys")]
    [InlineData("projects/a/ke%2579s")]
    [InlineData("projects/a/b%252F..%252Fkeys")]
    [InlineData("projects/a%3Fb/keys")]
    [InlineData("projects/a%23b/keys")]
    [InlineData("projects/é/keys")]
    [InlineData("projects/%E2%80%AE/keys")]
    [InlineData("login?projectId=a#b")]
    [InlineData("login?projectId=a?b&c=d;e=f")]
    public async Task A_hostile_address_is_answered_the_same_in_both_lanes(string address) =>
        await AssertSameAsync(async (http, project) =>
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                var asWritten = new Uri($"{http.BaseAddress}{address}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
                using var request = new HttpRequestMessage(method, asWritten);
                if (method == HttpMethod.Post) request.Content = project.Request(Login.Id).ToMessage().Content;
                using var response = await http.SendAsync(request, Stop);
                Assert.True(response.StatusCode < HttpStatusCode.InternalServerError);
            }
        });

    [Theory(Timeout = TimeoutMs)]
    [MemberData(nameof(Operations))]
    public async Task An_unknown_method_is_answered_the_same_in_both_lanes(string id) =>
        await AssertSameAsync(async (http, project) =>
        {
            foreach (var method in Methods.Where(method => method != project.Request(id).Operation.Method.Method))
            {
                using var request = project.Request(id).ToMessage();
                request.Method = new HttpMethod(method);
                using var response = await http.SendAsync(request, Stop);
                var expected = method == "HEAD" && Readable.Contains(id) ? HttpStatusCode.OK : ContractDocument.Current.Fallback("unknownMethod").Status;
                Assert.Equal(expected, response.StatusCode);
            }
        });

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_preflight_is_answered_the_same_in_both_lanes(string id) =>
        await AssertSameAsync(async (http, project) =>
        {
            foreach (var asked in new[] { project.Request(id).Operation.Method.Method, "DELETE" })
            {
                using var request = project.Request(id).ToMessage();
                (request.Method, request.Content) = (HttpMethod.Options, null);
                request.Headers.Add(Method, asked);
                request.Headers.Add("Access-Control-Request-Private-Network", "true");
                using var response = await http.SendAsync(request, Stop);
                Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
            }
        });

    [Theory]
    [InlineData("/done")]
    [InlineData("/openapi.yaml")]
    [InlineData("/docs")]
    [InlineData("/docs/no/such")]
    [InlineData("/links/")]
    [InlineData("/links/no-such-project/no-such-link")]
    [InlineData("/links/a/b/c%ff")]
    [InlineData("/")]
    [InlineData("/favicon.ico")]
    [InlineData("/console")]
    public async Task A_page_is_the_same_in_both_lanes(string path) =>
        await AssertSameAsync(async (http, _) =>
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post })
            {
                using var request = new HttpRequestMessage(method, path);
                using var response = await http.SendAsync(request, Stop);
                Assert.True(response.StatusCode < HttpStatusCode.InternalServerError);
            }

            using var preflight = new HttpRequestMessage(HttpMethod.Options, path) { Headers = { { Method, "GET" } } };
            using var allowed = await http.SendAsync(preflight, Stop);
        });

    private static async Task AssertSameAsync(Func<HttpClient, TestProject, Task> send)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        using var http = lanes.NewClient();
        await send(http, project);

        await lanes.AssertSameTracesAsync(project);
    }
}
