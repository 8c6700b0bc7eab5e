namespace XsollaLogin.UnitTests;

/// <summary>Harmless variations of a success response do not lose it, because the request has spent a secret that works once.</summary>
public class TolerantReadingTests
{
    private static readonly TokenRequest Request = new() { GrantType = GrantType.RefreshToken, ClientId = 57, RefreshToken = "once" };

    [Theory]
    [InlineData("""{"access_token": "a", "token_type": "bearer", "expires_in": 3600, "refresh_token": "r"}""", 3600)]
    [InlineData("""{"access_token": "a", "token_type": "bearer", "expires_in": "3600", "refresh_token": "r"}""", 3600)]
    [InlineData("""{"access_token": "a", "token_type": "bearer", "expires_in": 3600.0, "refresh_token": "r"}""", 3600)]
    [InlineData("""{"access_token": "a", "token_type": "bearer", "expires_in": " 3600.9 ", "refresh_token": "r"}""", 3600)]
    [InlineData("""{"access_token": "a", "token_type": "bearer", "expires_in": 3.6e3, "refresh_token": "r"}""", 3600)]
    [InlineData("""{"access_token": "a", "token_type": "bearer", "expires_in": 99999999999, "refresh_token": "r"}""", int.MaxValue)]
    [InlineData("""{"access_token": "a", "token_type": "bearer", "expires_in": "soon", "refresh_token": "r"}""", null)]
    [InlineData("""{"access_token": "a", "token_type": "bearer", "expires_in": {"seconds": [1]}, "refresh_token": "r"}""", null)]
    [InlineData("""{"access_token": "a", "token_type": "bearer", "expires_in": true, "refresh_token": "r"}""", null)]
    [InlineData("""{"access_token": "a", "token_type": "bearer", "expires_in": null, "refresh_token": "r"}""", null)]
    [InlineData("""{"access_token": "a", "token_type": "bearer", "refresh_token": "r"}""", null)]
    [InlineData("""{"access_token": "a", "expires_in": 3600, "refresh_token": "r"}""", 3600)]
    [InlineData("""{"access_token": "a", "token_type": null, "expires_in": 3600, "refresh_token": "r", "scope": ["offline", {}]}""", 3600)]
    public async Task Tokens_are_read_with_any_description(string body, int? expiresIn)
    {
        var tokens = (await Client(body).ExchangeTokenAsync(Request)).Result;

        Assert.Equal(("a", "r"), (tokens.AccessToken, tokens.RefreshToken));
        Assert.Equal(expiresIn, tokens.ExpiresIn);
    }

    [Fact]
    public async Task A_refresh_token_is_read_as_text_and_as_a_number()
    {
        const string Body = """{"access_token": "a", "refresh_token": 7}""";
        Assert.Equal("7", (await Client(Body).ExchangeTokenAsync(Request)).Result.RefreshToken);

        var login = await StubServer.Answering(Body).Api(new() { ProjectId = "your-project", ClientId = 57 })
            .LoginForTokensAsync(new LoginRequest { Username = "John", Password = "password123" });
        Assert.Equal("7", Assert.IsType<TokenLoginOutcome.Completed>(login).Tokens.RefreshToken);
    }

    [Theory]
    [InlineData("""{"token_type": "bearer", "expires_in": 3600}""")]
    [InlineData("""{"access_token": null, "token_type": "bearer", "expires_in": 3600}""")]
    [InlineData("""{"access_token": 7, "token_type": "bearer", "expires_in": 3600}""")]
    public async Task An_answer_without_an_access_token_is_an_error(string body) =>
        await Assert.ThrowsAsync<XsollaLoginException>(() => Client(body).ExchangeTokenAsync(Request));

    [Fact]
    public async Task A_code_is_read_as_text_and_as_a_number()
    {
        var poll = StubServer.Answering("""{"code": 123456}""").Api();
        Assert.Equal(new ConfirmCodeOutcome.Code("123456"), await poll.GetConfirmCodeAsync("a@b.c", "id"));

        Assert.Equal("7", await StubServer.Answering("""{"code": 7}""").Api().CheckUserAuthSsoAsync());
    }

    [Theory]
    [InlineData("""{"code": null}""")]
    [InlineData("""{"code": ["123456"]}""")]
    public async Task An_answer_without_a_code_is_an_error(string body) =>
        await Assert.ThrowsAsync<XsollaLoginException>(() => StubServer.Answering(body).Api().GetConfirmCodeAsync("a@b.c", "id"));

    [Fact]
    public async Task An_operation_id_is_read_as_text_and_as_a_number()
    {
        Assert.Equal("42", await StubServer.Answering("""{"operation_id": 42}""").Api().EmailGetCodeAsync("a@b.c"));

        var confirm = StubServer.Answering("""{"error": {"code": "003-011", "description": "Confirm.", "details": {"operation_id": 42}}}""");
        Assert.Equal(new AskOutcome.ConfirmEmail("42"), await confirm.Api().AskAsync(new UpdatedFields { Email = "a@b.c" }, "token"));
    }

    [Fact]
    public async Task A_list_of_fields_is_read_with_numbers_as_text()
    {
        const string Field = """{"name": "nickname", "required": true, "type": "str", "step": "1", "validation": {"min_length": "3", "max_length": "any"}}""";
        var server = StubServer.Answering($$"""{"login_url": "https://a.b", "token": "t", "ask_fields": [{{Field}}]}""");
        var outcome = await server.Api().LoginAsync(new LoginRequest { Username = "John", Password = "password123" });

        var field = Assert.Single(Assert.IsType<LoginOutcome.FieldsAsked>(outcome).Fields);
        Assert.Equal((1, 3, null), (field.Step, field.Validation?.MinLength, field.Validation?.MaxLength));
    }

    private static TokenClient Client(string body) => new(new HttpClient(StubServer.Answering(body)));
}
