using System.Diagnostics;

namespace XsollaLogin.UnitTests;

/// <summary>What the headers of an error response say is part of the exception.</summary>
public class ErrorHeaderTests
{
    private const string Now = "Fri, 27 Nov 2026 08:00:00 GMT";

    [Theory]
    [InlineData("7", null, 7)]
    [InlineData("0", null, 0)]
    [InlineData("Fri, 27 Nov 2026 08:01:30 GMT", Now, 90)]
    [InlineData("Fri, 27 Nov 2026 07:59:00 GMT", Now, 0)]
    [InlineData("Fri, 27 Nov 2020 08:00:00 GMT", null, 0)]
    public async Task The_time_to_wait_is_read_in_both_forms(string retryAfter, string? date, int seconds)
    {
        var error = await ErrorAsync(HttpStatusCode.TooManyRequests, ("Retry-After", retryAfter), ("Date", date));
        Assert.Equal(TimeSpan.FromSeconds(seconds), error.RetryAfter);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("-1")]
    public async Task There_is_no_time_to_wait_without_a_valid_header(string? retryAfter) =>
        Assert.Null((await ErrorAsync(HttpStatusCode.TooManyRequests, ("Retry-After", retryAfter))).RetryAfter);

    [Fact]
    public async Task The_request_ID_is_that_of_the_response()
    {
        using var trace = new Activity("a request of a service").Start();
        Assert.Equal("abc-123", (await ErrorAsync(HttpStatusCode.BadGateway, ("X-Request-Id", "abc-123"))).RequestId);
    }

    [Fact]
    public async Task The_request_ID_is_the_sent_one_if_the_response_has_none()
    {
        using var trace = new Activity("a request of a service").Start();
        Assert.Equal(trace.TraceId.ToHexString(), (await ErrorAsync(HttpStatusCode.BadGateway)).RequestId);
    }

    [Fact]
    public async Task There_is_no_request_ID_without_a_trace()
    {
        Activity.Current = null;
        Assert.Null((await ErrorAsync(HttpStatusCode.BadGateway)).RequestId);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"login_url": "https://a.b", "ask_fields": [{"name": "email", "required": true, "type": "email", "step": 0}]}""")]
    public async Task An_unexpected_success_keeps_its_request_ID(string body)
    {
        var api = Success(body).Api();
        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => api.LoginAsync(new() { Username = "John", Password = "password123" }));
        Assert.Equal("abc-123", error.RequestId);
    }

    [Fact]
    public async Task An_error_with_the_status_of_a_success_keeps_its_request_ID()
    {
        var api = Success("""{"error": {"code": "003-002", "description": "Why."}}""").Api();
        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => api.AskAsync(new UpdatedFields { Email = "a@b.c" }, "token"));
        Assert.Equal(("003-002", "abc-123"), (error.Code, error.RequestId));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData(null, false)]
    public async Task The_header_says_whether_a_captcha_is_required(string? value, bool required) =>
        Assert.Equal(required, (await ErrorAsync(HttpStatusCode.UnprocessableEntity, ("x-captcha-enabled", value))).RequiresCaptcha);

    [Fact]
    public async Task No_header_that_may_be_secret_is_kept()
    {
        var error = await ErrorAsync(HttpStatusCode.TooManyRequests, ("Set-Cookie", "session=verysecret"), ("Retry-After", "7"));
        Assert.DoesNotContain("verysecret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_double_can_have_every_property()
    {
        var error = new XsollaLoginException("login", 429, ErrorCode.LoginAttemptsExceeded, null)
        {
            RetryAfter = TimeSpan.FromSeconds(7),
            RequestId = "abc-123",
            RequiresCaptcha = true,
        };
        var page = new XsollaLoginException("login", 503, code: null, description: null) { RawBody = "<html></html>" };

        Assert.Equal((TimeSpan.FromSeconds(7), "abc-123", true), (error.RetryAfter, error.RequestId, error.RequiresCaptcha));
        Assert.Equal($"Xsolla Login rejected login: 429 {ErrorCode.LoginAttemptsExceeded}", error.Message);
        Assert.Equal(("Xsolla Login rejected login: 503", null, "<html></html>"), (page.Message, page.Code, page.RawBody));
    }

    private static StubServer Success(string body) => new((_, _) =>
    {
        var response = StubServer.Response(HttpStatusCode.OK, body);
        response.Headers.Add("X-Request-Id", "abc-123");
        return Task.FromResult(response);
    });

    private static Task<XsollaLoginException> ErrorAsync(HttpStatusCode status, params (string Name, string? Value)[] headers)
    {
        var server = new StubServer((_, _) =>
        {
            var response = StubServer.Response(status, StubServer.Error(ErrorCode.CaptchaNeeded));
            foreach (var (name, value) in headers.Where(header => header.Value is not null)) response.Headers.TryAddWithoutValidation(name, value);
            return Task.FromResult(response);
        });
        return Assert.ThrowsAsync<XsollaLoginException>(() => server.Api().LoginAsync(new LoginRequest { Username = "John", Password = "password123" }));
    }
}
