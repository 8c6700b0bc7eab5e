using System.Text;
using XsollaLogin.IntegrationTests.Faults;
using XsollaLogin.Tests.Violations;

namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>Requests that break the contract get the same answer in both lanes.</summary>
public class BrokenRequestLaneTests
{
    private const int LargestBody = 1024 * 1024;
    private const int LongHeader = 40_000;

    private static readonly ContractOperation Login = ContractDocument.Current.Operation("login");

    public static TheoryData<string> Operations => AnswerLaneTests.Operations;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_broken_constraint_is_answered_the_same_in_both_lanes(string id)
    {
        var operation = ContractDocument.Current.Operation(id);
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        using var http = lanes.NewClient();
        foreach (var violation in ViolationSweep.Of(operation))
        {
            var request = project.Request(id);
            violation.Break(request);
            await SendAsync(request);
        }

        var withoutToken = project.Request(id);
        withoutToken.Token = null;
        if (operation.NeedsToken) await SendAsync(withoutToken);
        await lanes.AssertSameTracesAsync(project);

        async Task SendAsync(ExampleRequest request)
        {
            using var message = request.ToMessage();
            using var response = await http.SendAsync(message, Stop);
            Assert.InRange(response.StatusCode, HttpStatusCode.BadRequest, HttpStatusCode.InternalServerError - 1);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_project_that_is_not_configured_is_answered_the_same_in_both_lanes(string id)
    {
        await using var lanes = await TwoLanes.StartAsync(strict: true);
        await using var project = await lanes.NewProjectAsync();
        using var http = lanes.NewClient();
        using var request = new ExampleRequest(ContractDocument.Current.Operation(id)).ToMessage();
        using var response = await http.SendAsync(request, Stop);

        Assert.InRange(response.StatusCode, HttpStatusCode.BadRequest, HttpStatusCode.InternalServerError - 1);
        await lanes.AssertSameTracesAsync(project);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{} {}")]
    [InlineData("{\"username\": 5, \"username\": \"John\", \"password\": \"password123\"}")]
    [InlineData("{\"username\": \"\\ud800\", \"password\": \"password123\"}")]
    [InlineData("{\"username\":\"John\",\"password\":\"password123\"}", "text/plain")]
    [InlineData("username=John&password=password123", "application/x-www-form-urlencoded")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--b--", "multipart/form-data; boundary=b")]
    [InlineData("{\"query\":\"{a}\"}", "application/graphql")]
    [InlineData("{", "nonsense")]
    [InlineData("{", "")]
    [InlineData("{}", "application/json; charset=nonsense")]
    [InlineData("{}", "application/json; charset=utf-16")]
    [InlineData("{}", "application/json; charset=utf-7")]
    [InlineData("{}", "multipart/form-data")]
    [InlineData("{}", "application/grpc")]
    [InlineData("{}", "application/octet-stream")]
    [InlineData("{}", "image/png")]
    [InlineData("<a>&b;</a>", "text/xml")]
    [InlineData("{\"username\": \"2030-01-01T00:00:00Z\", \"password\": \"password123\", \"a\": 1e999, \"b\": 123456789012345678901234567890}")]
    [InlineData("{\"username\": \"John\", \"password\": \"password123\", \"$type\": \"System.Object\", \"$ref\": \"1\"}")]
    public async Task An_odd_body_is_answered_the_same_in_both_lanes(string body, string contentType = "application/json") =>
        await AssertSameAsync(project => WithBody(project, Encoding.UTF8.GetBytes(body), contentType));

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, nonsense")]
    public async Task A_body_with_a_Content_Encoding_is_answered_the_same_in_both_lanes(string encoding) =>
        await AssertSameAsync(project =>
        {
            var request = WithBody(project, "{\"username\":\"John\",\"password\":\"password123\"}"u8.ToArray());
            request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            return request;
        });

    [Theory]
    [InlineData(LargestBody, false)]
    [InlineData(LargestBody, true)]
    [InlineData(LargestBody + 1, false)]
    [InlineData(LargestBody + 1, true)]
    public async Task A_large_body_is_answered_the_same_in_both_lanes(int size, bool chunked) =>
        await AssertSameAsync(project =>
        {
            var request = WithBody(project, LoginOfSize(size));
            request.Headers.TransferEncodingChunked = chunked;
            return request;
        });

    [Fact]
    public async Task A_deeply_nested_body_is_answered_the_same_in_both_lanes() =>
        await AssertSameAsync(project => WithBody(project, Encoding.UTF8.GetBytes(new string('[', 100_000))));

    [Theory]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public async Task Nested_JSON_is_answered_the_same_in_both_lanes(int depth) =>
        await AssertSameAsync(project => WithBody(project, LoginWith($"{new string('[', depth)}{new string(']', depth)}")));

    [Fact]
    public async Task A_body_that_is_not_UTF8_is_answered_the_same_in_both_lanes() =>
        await AssertSameAsync(project => WithBody(project, [.. "{\"username\":\""u8, 0xC3, 0x28, .. "\",\"password\":\"password123\"}"u8]));

    [Fact]
    public async Task A_request_with_a_long_header_is_answered_the_same_in_both_lanes() =>
        await AssertSameAsync(project =>
        {
            var request = WithBody(project, "{\"username\":\"John\",\"password\":\"password123\"}"u8.ToArray());
            request.Headers.Add("X-Engine", new string('b', LongHeader));
            return request;
        });

    private static async Task AssertSameAsync(Func<TestProject, HttpRequestMessage> make)
    {
        await using var lanes = await TwoLanes.StartAsync();
        await using var project = await lanes.NewProjectAsync();
        using var http = lanes.NewClient();
        using var request = make(project);
        using var response = await http.SendAsync(request, Stop);

        Assert.True(response.StatusCode < HttpStatusCode.InternalServerError);
        await lanes.AssertSameTracesAsync(project);
    }

    private static HttpRequestMessage WithBody(TestProject project, byte[] body, string contentType = "application/json")
    {
        var message = project.Request(Login.Id).ToMessage();
        message.Content = new ByteArrayContent(body);
        message.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return message;
    }

    private static byte[] LoginOfSize(int bytes) => LoginWith($"\"{new string('a', bytes - LoginWith("\"\"").Length)}\"");

    private static byte[] LoginWith(string more) => Encoding.UTF8.GetBytes($"{{\"username\":\"John\",\"password\":\"password123\",\"more\":{more}}}");
}
