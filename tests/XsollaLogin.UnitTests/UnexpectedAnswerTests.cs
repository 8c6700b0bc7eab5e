namespace XsollaLogin.UnitTests;

/// <summary>Each unexpected answer is a readable exception of the client.</summary>
public class UnexpectedAnswerTests
{
    private const string Fields = """[{"name": "email", "required": true, "type": "email", "step": 0}]""";

    [Theory]
    [InlineData("{}", "ask with 200, but with neither a redirect nor an error")]
    [InlineData("""{"error": {"code": "003-011", "description": "Confirm email."}}""", "rejected ask: 200 003-011 Confirm email.")]
    [InlineData("""{"error": {"code": "099-099", "description": "New."}, "redirect_url": "https://a.b"}""", "rejected ask: 200 099-099 New.")]
    [InlineData("null", "the body does not match the contract")]
    [InlineData("", "the body does not match the contract")]
    [InlineData("[1", "the body does not match the contract")]
    public async Task An_ask_answer_without_content_is_an_error(string body, string message) =>
        await ThrowsAsync(StubServer.Answering(body), api => api.AskAsync(new UpdatedFields { Email = "a@b.c" }, "token"), message);

    [Fact]
    public async Task A_list_of_fields_without_a_token_is_an_error() =>
        await ThrowsAsync(StubServer.Answering($$"""{"login_url": "https://a.b?token=secret", "ask_fields": {{Fields}}}"""), LoginAsync,
            "login with 200, but it asks for fields without the token");

    [Fact]
    public async Task A_list_that_contains_null_is_an_error()
    {
        await ThrowsAsync(StubServer.Answering("""{"login_url": "https://a.b", "ask_fields": [null], "token": "t"}"""), LoginAsync, "A list contains null.");
        await ThrowsAsync(StubServer.Answering("[null]"), api => api.GetAskFieldsAsync("token"), "A list contains null.");
    }

    [Fact]
    public async Task A_redirect_without_a_location_is_an_error() =>
        await ThrowsAsync(StubServer.Answering("", HttpStatusCode.Found), api => api.UserAuthSsoWithRedirectAsync(),
            "redirectSso with 302, but the redirect has no Location");

    [Fact]
    public async Task A_session_without_a_code_is_an_error()
    {
        var options = new XsollaLoginOptions { ProjectId = "your-project", ClientId = 57, State = "xsollatest", IsOAuth2 = true };
        var api = StubServer.Answering("""{"login_url": "https://a.b"}""").Api(options);

        Assert.Contains("its login URL has no code", (await Assert.ThrowsAsync<XsollaLoginException>(() => api.CheckUserAuthSsoAsync())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_page_is_an_error() =>
        await ThrowsAsync(StubServer.AnsweringPage(HttpStatusCode.BadGateway, "<html>Bad gateway</html>"), LoginAsync,
            "502 Bad Gateway, with a body that is not an error envelope");

    [Fact]
    public async Task A_page_in_place_of_a_success_is_an_error() =>
        await ThrowsAsync(StubServer.AnsweringPage(HttpStatusCode.OK, "<html>Log in to our Wi-Fi</html>"), LoginAsync, "the body does not match the contract");

    [Fact]
    public async Task An_empty_error_body_is_an_error() =>
        await ThrowsAsync(StubServer.Answering("", HttpStatusCode.ServiceUnavailable), LoginAsync, "503 Service Unavailable, with an empty body");

    [Fact]
    public async Task An_unknown_error_code_is_kept()
    {
        var error = await ThrowsAsync(StubServer.Failing("123-456", HttpStatusCode.Conflict), LoginAsync, "rejected login: 409 123-456 Why.");

        Assert.Equal(("login", 409, "123-456", "Why."), (error.Operation, error.StatusCode, error.Code, error.Description));
        Assert.True(error.IsCode("123-456"));
    }

    [Fact]
    public async Task A_description_that_is_not_UTF8_does_not_lose_the_code()
    {
        var body = new StubServer((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Conflict)
        {
            Content = new ByteArrayContent([.. """{"error": {"code": "003-003", "description": "caf"""u8, 0xE9, .. "\"}}"u8]),
        }));
        var error = await ThrowsAsync(body, LoginAsync, "rejected login: 409 003-003 caf\uFFFD");

        Assert.Equal(("003-003", null), (error.Code, error.RawBody));
    }

    [Fact]
    public async Task An_undeclared_success_status_is_an_error() =>
        await ThrowsAsync(StubServer.Answering("{}", HttpStatusCode.Accepted), LoginAsync, "202 Accepted, which the contract does not declare");

    private static Task LoginAsync(XsollaLoginApi api) => api.LoginAsync(new LoginRequest { Username = "John", Password = "password123" });

    private static async Task<XsollaLoginException> ThrowsAsync(StubServer server, Func<XsollaLoginApi, Task> call, string message)
    {
        var thrown = await Assert.ThrowsAsync<XsollaLoginException>(() => call(server.Api()));
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", thrown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("password123", thrown.ToString(), StringComparison.Ordinal);
        return thrown;
    }
}
