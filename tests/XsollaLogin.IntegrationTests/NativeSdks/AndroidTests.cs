namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>The requests of store-android-sdk 17d36a4 (LoginApiImpl.kt).</summary>
public class AndroidTests(MockFixture mock)
{
    private const string Redirect = "app://xlogin.com.example.game";
    private const string Credentials = """{"username": "John", "password": "password123"}""";

    [Fact]
    public async Task Login_returns_an_access_token_and_a_refresh_token()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"users": [{"username": "John", "password": "password123"}]}""");
        var tokens = await NativeSdk.Android(project).PostAsync($"oauth2/login/token?client_id={project.ClientId}&scope=offline", Credentials);

        Assert.Equal(("bearer", 3600), ((string?)tokens["token_type"], (int)tokens["expires_in"]!));
        await project.ValidateAsync((string)tokens["access_token"]!);
        await project.RefreshAsync((string)tokens["refresh_token"]!);
    }

    [Fact]
    public async Task A_login_error_has_the_text_that_the_SDK_shows()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var url = $"oauth2/login/token?client_id={project.ClientId}&scope=offline";
        var error = (await NativeSdk.Android(project).PostAsync(url, Credentials, HttpStatusCode.Unauthorized))["error"]!;

        Assert.Equal(("003-001", "Wrong username or password."), ((string?)error["code"], (string?)error["description"]));
    }

    [Fact]
    public async Task Sign_up_sends_the_consents_as_top_level_members()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var sdk = NativeSdk.Android(project);
        var signedUp = await sdk.PostAsync(
            $"oauth2/user?response_type=code&client_id={project.ClientId}&scope=offline&state=xsollatest&redirect_uri={Redirect}",
            """{"username": "John", "email": "john@example.com", "password": "password123", "accept_consent": true, "promo_email_agreement": 1}""");
        var tokens = await sdk.ExchangeAsync((string)signedUp["login_url"]!, Redirect);

        Assert.True((bool)Jwt.Read((string)tokens["access_token"]!).Claims["promo_email_agreement"]!);
    }

    [Fact]
    public async Task Login_by_phone_polls_for_the_code_with_projectId()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var sdk = NativeSdk.Android(project);
        var url = $"oauth2/login/phone/request?response_type=code&client_id={project.ClientId}&scope=offline&state=xsollatest&redirect_uri={Redirect}";
        var started = await sdk.PostAsync(url, """{"phone_number": "+12025550123", "link_url": "https://game.example.com", "send_link": true}""");
        using var opened = await project.OpenAsync((await project.NextMessageAsync("+12025550123")).Link);
        var code = (await sdk.GetAsync($"otc/code?projectId={project.ProjectId}&login=%2B12025550123&operation_id={started["operation_id"]}"))["code"];
        var confirmation = $$"""{"phone_number": "+12025550123", "code": "{{code}}", "operation_id": "{{started["operation_id"]}}"}""";
        var confirmed = await sdk.PostAsync($"oauth2/login/phone/confirm?client_id={project.ClientId}", confirmation);

        Assert.Equal("xsollatest", new LandingUrl((string?)confirmed["login_url"])["state"]);
        Assert.NotNull((await sdk.ExchangeAsync((string)confirmed["login_url"]!, Redirect))["refresh_token"]);
    }

    [Fact]
    public async Task Send_link_false_requests_a_code_without_a_link()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var url = $"oauth2/login/email/request?response_type=code&client_id={project.ClientId}&scope=offline&state=xsollatest&redirect_uri={Redirect}";
        var started = await NativeSdk.Android(project).PostAsync(url, """{"email": "john@example.com", "send_link": false}""");

        var message = await project.NextMessageAsync("john@example.com");

        Assert.Equal(((string?)started["operation_id"], null), (message.OperationId, message.Link));
    }

    [Fact]
    public async Task Errors_have_the_texts_of_the_real_server()
    {
        await using var project = await NativeSdk.ProjectAsync(
            mock, """{"fixedCode": "1234", "users": [{"username": "John", "password": "password123"}]}""");
        var sdk = NativeSdk.Android(project);
        var request = $"oauth2/login/phone/request?response_type=code&client_id={project.ClientId}&state=xsollatest&redirect_uri={Redirect}";
        var confirm = $"oauth2/login/phone/confirm?client_id={project.ClientId}";
        var started = await sdk.PostAsync(request, """{"phone_number": "+12025550123", "send_link": false}""");
        var confirmation = $$"""{"phone_number": "+12025550123", "code": "4321", "operation_id": "{{started["operation_id"]}}"}""";
        var token = (string)(await sdk.PostAsync($"oauth2/login/token?client_id={project.ClientId}", Credentials))["access_token"]!;

        Assert.Equal("Wrong authorization code.", TextOf(await sdk.PostAsync(confirm, confirmation, HttpStatusCode.Unauthorized)));
        Assert.Equal(
            @"body.phone_number in body should match '^\+(\d){5,25}$'",
            TextOf(await sdk.PostInvalidAsync(request, """{"phone_number": "no number", "send_link": false}""")));
        Assert.Equal("sessions in query should be one of [sso all]", TextOf(await sdk.GetInvalidAsync("oauth2/logout?sessions=none", token)));
    }

    private static string? TextOf(JsonObject answer) => (string?)answer["error"]!["description"];
}
