namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>The requests of store-android-sdk 17d36a4 (LoginApiImpl.kt).</summary>
public class AndroidTests(MockFixture mock)
{
    private const string Redirect = "app://xlogin.com.example.game";
    private const string Credentials = """{"username": "John", "password": "password123"}""";

    [Fact]
    public async Task Login_reads_the_tokens_and_requires_a_refresh_token()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"users": [{"username": "John", "password": "password123"}]}""");
        var tokens = await Sdk(project).PostAsync($"oauth2/login/token?client_id={project.ClientId}&scope=offline", Credentials);

        Assert.Equal(("bearer", 3600), ((string?)tokens["token_type"], (int)tokens["expires_in"]!));
        await project.ValidateAsync((string)tokens["access_token"]!);
        await project.RefreshAsync((string)tokens["refresh_token"]!);
    }

    [Fact]
    public async Task Login_shows_the_text_of_the_error()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var url = $"oauth2/login/token?client_id={project.ClientId}&scope=offline";
        var error = (await Sdk(project).PostAsync(url, Credentials, HttpStatusCode.Unauthorized))["error"]!;

        Assert.Equal(("003-001", "Wrong username or password."), ((string?)error["code"], (string?)error["description"]));
    }

    [Fact]
    public async Task Sign_up_sends_the_consents_beside_the_fields()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var sdk = Sdk(project);
        var signedUp = await sdk.PostAsync(
            $"oauth2/user?response_type=code&client_id={project.ClientId}&scope=offline&state=xsollatest&redirect_uri={Redirect}",
            """{"username": "John", "email": "john@example.com", "password": "password123", "accept_consent": true, "promo_email_agreement": 1}""");
        var tokens = await sdk.ExchangeAsync((string)signedUp["login_url"]!, Redirect);

        Assert.True((bool)Jwt.Read((string)tokens["access_token"]!).Claims["promo_email_agreement"]!);
    }

    [Fact]
    public async Task Login_by_phone_polls_for_the_code_by_project()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var sdk = Sdk(project);
        var url = $"oauth2/login/phone/request?response_type=code&client_id={project.ClientId}&scope=offline&state=xsollatest&redirect_uri={Redirect}";
        var started = await sdk.PostAsync(url, """{"phone_number": "+12025550123", "link_url": "https://game.example.com", "send_link": true}""");
        using var opened = await project.OpenAsync((await project.NextMessageAsync("+12025550123")).Link);
        var code = (await sdk.GetAsync($"otc/code?projectId={project.ProjectId}&login=%2B12025550123&operation_id={started["operation_id"]}"))["code"];
        var confirmation = $$"""{"phone_number": "+12025550123", "code": "{{code}}", "operation_id": "{{started["operation_id"]}}"}""";
        var confirmed = await sdk.PostAsync($"oauth2/login/phone/confirm?client_id={project.ClientId}", confirmation);

        Assert.Equal("xsollatest", new LoginUrl((string?)confirmed["login_url"])["state"]);
        Assert.NotNull((await sdk.ExchangeAsync((string)confirmed["login_url"]!, Redirect))["refresh_token"]);
    }

    [Fact]
    public async Task A_code_without_a_link_is_asked_for_with_send_link_false()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var url = $"oauth2/login/email/request?response_type=code&client_id={project.ClientId}&scope=offline&state=xsollatest&redirect_uri={Redirect}";
        var started = await Sdk(project).PostAsync(url, """{"email": "john@example.com", "send_link": false}""");

        Assert.Equal((string?)started["operation_id"], (await project.NextMessageAsync("john@example.com")).OperationId);
    }

    [Fact]
    public async Task Resend_reset_and_logout_have_no_body()
    {
        await using var project = await NativeSdk.ProjectAsync(
            mock, """{"users": [{"username": "John", "email": "john@example.com", "password": "password123"}], "requireAccountConfirmation": true}""");
        var sdk = Sdk(project);
        await sdk.PostAsync(
            $"oauth2/user?response_type=code&client_id={project.ClientId}&state=xsollatest&redirect_uri={Redirect}",
            """{"username": "Jane", "email": "jane@example.com", "password": "password123"}""", HttpStatusCode.NoContent);
        await sdk.PostAsync(
            $"oauth2/user/resend_confirmation_link?client_id={project.ClientId}&redirect_uri={Redirect}&state=xsollatest",
            """{"username": "Jane"}""", HttpStatusCode.NoContent);
        await sdk.PostAsync(
            $"password/reset/request?projectId={project.ProjectId}&login_url={Redirect}", """{"username": "John"}""", HttpStatusCode.NoContent);
        var tokens = await sdk.PostAsync($"oauth2/login/token?client_id={project.ClientId}&scope=offline", Credentials);
        await sdk.GetAsync("oauth2/logout?sessions=sso", (string)tokens["access_token"]!, HttpStatusCode.NoContent);
    }

    private static NativeSdk Sdk(TestProject project) =>
        new(project, "engine=android&engine_v=14&sdk=login&sdk_v=6.0.19&game_engine=&game_engine_v=", ("X-ENGINE", "android"), ("X-SDK-V", "6.0.19"));
}
