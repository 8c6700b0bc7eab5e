using System.Text;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>Features of WireMock.Net's stubs, through the mock.</summary>
public class StubFeatureTests
{
    [Fact]
    public async Task A_template_is_filled_from_the_request()
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.StubAsync(new { Request = new { Path = "/hello" }, Response = new { UseTransformer = true, Body = "Hello {{request.query.name}}" } });

        Assert.Equal("Hello John", (await mock.Curl.GetAsync("/hello?name=John")).Body);
    }

    [Fact]
    public async Task A_delayed_answer_arrives()
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.StubAsync(new { Request = new { Path = "/late" }, Response = new { Delay = 20, Body = "late" } });

        Assert.Equal("late", (await mock.Curl.GetAsync("/late")).Body);
    }

    [Fact]
    public async Task An_empty_response_has_no_body()
    {
        await using var mock = await StubbedMock.StartAsync();
        var response = new { StatusCode = 202, Body = "lost", Fault = new { Type = "EMPTY_RESPONSE" } };
        await mock.Curl.StubAsync(new { Request = new { Path = "/empty" }, Response = response });
        var reply = await mock.Curl.GetAsync("/empty");

        Assert.Equal((HttpStatusCode.Accepted, ""), (reply.Status, reply.Body));
    }

    [Fact]
    public async Task A_malformed_response_has_a_damaged_body()
    {
        await using var mock = await StubbedMock.StartAsync();
        var body = new string('x', 100);
        var response = new { Body = body, Fault = new { Type = "MALFORMED_RESPONSE_CHUNK" } };
        await mock.Curl.StubAsync(new { Request = new { Path = "/malformed" }, Response = response });
        var reply = await mock.Curl.GetAsync("/malformed");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.NotEqual(body, reply.Body);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(-5, 0)]
    [InlineData(0, int.MaxValue)]
    public async Task The_stub_with_the_lower_priority_value_answers(int first, int second)
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.StubAsync(new { Priority = second, Request = new { Path = "/both" }, Response = new { Body = "second" } });
        await mock.Curl.StubAsync(new { Priority = first, Request = new { Path = "/both" }, Response = new { Body = "first" } });
        await mock.Curl.StubAsync(new { Priority = second, Request = new { Path = "/both" }, Response = new { Body = "second" } });

        Assert.Equal("first", (await mock.Curl.GetAsync("/both")).Body);
    }

    [Fact]
    public async Task A_header_can_have_several_values()
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.StubAsync("""{"Request": {"Path": "/many"}, "Response": {"Headers": {"X-Many": ["one", "two"], "Set-Cookie": ["a=1", "b=2"]}}}""");
        var reply = await mock.Curl.GetAsync("/many");

        Assert.Equal(["one", "two"], reply.Headers["X-Many"]);
        Assert.Equal(["a=1", "b=2"], reply.Headers["Set-Cookie"]);
    }

    [Fact]
    public async Task A_mapping_of_WireMock_for_Java_is_imported()
    {
        await using var mock = await StubbedMock.StartAsync();
        const string mapping = """{"request": {"method": "GET", "urlPath": "/from-java"}, "response": {"status": 202, "body": "imported"}}""";
        var added = await mock.Curl.SendAsync("POST", "/__admin/mappings/wiremock.org", mapping);
        var reply = await mock.Curl.GetAsync("/from-java");

        Assert.Equal(HttpStatusCode.Created, added.Status);
        Assert.Equal((HttpStatusCode.Accepted, "imported"), (reply.Status, reply.Body));
    }

    [Fact]
    public async Task Bytes_are_returned_unchanged()
    {
        await using var mock = await StubbedMock.StartAsync();
        var bytes = Convert.ToBase64String(Encoding.Latin1.GetBytes("\0\u00FF"));
        await mock.Curl.StubAsync(new { Request = new { Path = "/bytes" }, Response = new { BodyAsBytes = bytes } });
        using var http = new HttpClient();

        Assert.Equal([0, 0xFF], await http.GetByteArrayAsync(new Uri(mock.BaseAddress, "/bytes"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{"StatusCode": 200, "Headers": {"X-Line": "a\r\nX-Other: b"}}""")]
    [InlineData("""{"StatusCode": 200, "Headers": {"X-Letter": "\u0416"}}""")]
    [InlineData("""{"StatusCode": 200, "Headers": {"": "a"}}""")]
    [InlineData("""{"StatusCode": 200, "Headers": {"X Name": "a"}}""")]
    [InlineData("""{"StatusCode": 0}""")]
    [InlineData("""{"StatusCode": 99}""")]
    [InlineData("""{"StatusCode": 100000}""")]
    [InlineData("""{"StatusCode": "none"}""")]
    [InlineData("""{"StatusCode": 204, "Body": "not empty"}""")]
    [InlineData("""{"StatusCode": 304, "Body": "not empty"}""")]
    [InlineData("""{"StatusCode": 200, "UseTransformer": true, "Body": "{{#if}}"}""")]
    public async Task Unsendable_stub_response_is_not_reported_as_an_internal_error(string response)
    {
        await using var mock = await StubbedMock.StartAsync();
        await mock.Curl.StubAsync($$"""{"Request": {"Path": "/odd"}, "Response": {{response}}}""");
        var reply = await mock.Curl.GetAsync("/odd");

        Assert.DoesNotContain("internal error", reply.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mock.Curl.LoginAsync()).Status);
    }
}
