namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>The requests of commerce-cocos-sdk 3514cb0 (XsollaAuth.ts).</summary>
public class CocosTests(MockFixture mock)
{
    private const string John = """{"username": "John", "email": "john@example.com", "password": "password123", "promo_email_agreement": 1}""";

    [Fact]
    public async Task Login_reads_the_tokens()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"users": [{"username": "John", "password": "password123"}]}""");
        var url = $"oauth2/login/token?client_id={project.ClientId}&scope=offline";
        var tokens = await NativeSdk.Cocos(project).PostAsync(url, """{"username": "John", "password": "password123"}""");

        Assert.All(["access_token", "token_type", "expires_in", "refresh_token"], name => Assert.NotNull(tokens[name]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task Sign_up_reads_the_code_and_sends_the_consent_to_promotional_email_as_a_number(int consent)
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var sdk = NativeSdk.Cocos(project);
        var client = $"client_id={project.ClientId}&redirect_uri={Uri.EscapeDataString(NativeSdk.BlankPage)}";
        var body = John.Replace(": 1", $": {consent}", StringComparison.Ordinal);
        var signedUp = await sdk.PostAsync($"oauth2/user?{client}&response_type=code&state=xsollatest&scope=offline", body);
        var tokens = await sdk.ExchangeAsync((string)signedUp["login_url"]!, NativeSdk.BlankPage);

        Assert.Equal(consent == 1, (bool)Jwt.Read((string)tokens["access_token"]!).Claims["promo_email_agreement"]!);
    }

    [Fact]
    public async Task Resend_sends_an_own_locale_and_no_state()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"requireAccountConfirmation": true}""");
        var sdk = NativeSdk.Cocos(project);
        var client = $"client_id={project.ClientId}&redirect_uri={Uri.EscapeDataString(NativeSdk.BlankPage)}";
        await sdk.PostAsync($"oauth2/user?{client}&response_type=code&state=xsollatest&scope=offline", John, HttpStatusCode.NoContent);
        await sdk.PostAsync($"oauth2/user/resend_confirmation_link?{client}&locale=xsollatest", """{"username": "John"}""", HttpStatusCode.NoContent);

        var inbox = await mock.Mock.Admin.DoAsync(
            HttpMethod.Get, $"inbox?projectId={project.ProjectId}", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([null, "xsollatest"], inbox["messages"]!.AsArray().Select(message => (string?)message!["locale"]));
    }

    [Fact]
    public async Task A_code_with_a_link_is_polled_for_after_the_link_was_opened()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var sdk = NativeSdk.Cocos(project);
        var client = $"client_id={project.ClientId}&redirect_uri={Uri.EscapeDataString(NativeSdk.BlankPage)}";
        var started = await sdk.PostAsync(
            $"oauth2/login/email/request?{client}&response_type=code&state=xsollatest&scope=offline",
            """{"email": "john@example.com", "link_url": "https://game.example.com", "send_link": true}""");
        var message = await project.NextMessageAsync("john@example.com");
        using var opened = await project.OpenAsync(message.Link);
        var poll = $"otc/code?projectId={project.ProjectId}&login=john%40example.com&operation_id={started["operation_id"]}";

        Assert.Equal(message.Code, (string?)(await sdk.GetAsync(poll))["code"]);
    }

    [Fact]
    public async Task Confirmation_of_a_code_reads_the_code()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"fixedCode": "1234"}""");
        var sdk = NativeSdk.Cocos(project);
        var client = $"client_id={project.ClientId}&redirect_uri={Uri.EscapeDataString(NativeSdk.BlankPage)}";
        var started = await sdk.PostAsync(
            $"oauth2/login/email/request?{client}&response_type=code&state=xsollatest&scope=offline", """{"email": "john@example.com"}""");
        var confirmed = await sdk.PostAsync(
            $"oauth2/login/email/confirm?client_id={project.ClientId}",
            $$"""{"email": "john@example.com", "code": "1234", "operation_id": "{{started["operation_id"]}}"}""");

        Assert.NotNull((await sdk.ExchangeAsync((string)confirmed["login_url"]!, NativeSdk.BlankPage))["refresh_token"]);
    }
}
