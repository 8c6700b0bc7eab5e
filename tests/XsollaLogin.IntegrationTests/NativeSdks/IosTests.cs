namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>The requests of commerce-ios-sdk c821e93 (LoginKit).</summary>
public class IosTests(MockFixture mock)
{
    private const string Redirect = "app://xsollalogin";

    [Fact]
    public async Task Login_reads_the_code_of_the_login_url_and_exchanges_it_in_a_form_that_is_not_encoded()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"users": [{"username": "John", "password": "password123"}]}""");
        var sdk = NativeSdk.Ios(project);
        var url = $"oauth2/login?client_id={project.ClientId}&response_type=code&state=xsollatest&scope=offline&redirect_uri=app%3A%2F%2Fxsollalogin";
        var answer = await sdk.PostAsync(url, """{"username": "John", "password": "password123"}""");
        var tokens = await sdk.ExchangeAsync((string)answer["login_url"]!, Redirect);

        Assert.Equal(3600, (int)tokens["expires_in"]!);
        Assert.NotNull(tokens["refresh_token"]);
    }

    [Fact]
    public async Task Sign_up_sends_the_consents_in_camel_case_and_fields_as_texts()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var url = $"oauth2/user?client_id={project.ClientId}&response_type=code&state=xsollatest&scope=offline&redirect_uri={Redirect}";
        const string body = """
            {"username": "John", "email": "john@example.com", "password": "password123", "acceptConsent": true, "promoEmailAgreement": 1,
             "fields": {"nickname": "Johny"}}
            """;

        var sdk = NativeSdk.Ios(project);
        var signedUp = await sdk.PostAsync(url, body);
        var tokens = await sdk.ExchangeAsync((string)signedUp["login_url"]!, Redirect);

        var claims = Jwt.Read((string)tokens["access_token"]!).Claims;
        Assert.Equal("Johny", (string?)claims["nickname"]);
        Assert.False((bool)claims["promo_email_agreement"]!);
    }

    [Fact]
    public async Task The_poll_for_a_code_is_repeated_after_a_failure()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"confirmCodeTimeoutMs": 0}""");
        var sdk = NativeSdk.Ios(project);
        var url = $"oauth2/login/email/request?client_id={project.ClientId}&response_type=code&state=xsollatest&redirect_uri={Redirect}&locale=en_US";
        var started = await sdk.PostAsync(url, """{"email": "john@example.com", "send_link": true, "link_url": "https://game.example.com"}""");
        var poll = $"otc/code?projectId={project.ProjectId}&login=john@example.com&operation_id={started["operation_id"]}";
        await sdk.GetAsync(poll, status: HttpStatusCode.RequestTimeout);
        using var opened = await project.OpenAsync((await project.NextMessageAsync("john@example.com")).Link);
        var code = (string?)(await sdk.GetAsync(poll))["code"];
        var confirmed = await sdk.PostAsync(
            $"oauth2/login/email/confirm?client_id={project.ClientId}",
            $$"""{"email": "john@example.com", "code": "{{code}}", "operation_id": "{{started["operation_id"]}}"}""");

        Assert.NotNull((await sdk.ExchangeAsync((string)confirmed["login_url"]!, Redirect))["access_token"]);
    }
}
