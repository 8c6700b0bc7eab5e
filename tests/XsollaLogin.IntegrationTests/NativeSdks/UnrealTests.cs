namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>The requests of store-ue4-sdk 9ca2a19 (XsollaLoginSubsystem.cpp).</summary>
public class UnrealTests(MockFixture mock)
{
    private const string PageOfFields = "https://login-widget.xsolla.com/latest/ask";

    [Fact]
    public async Task Login_reads_the_tokens_also_if_fields_are_missing()
    {
        await using var project = await NativeSdk.ProjectAsync(
            mock, """{"askFields": [{"name": "phone_number"}], "users": [{"username": "John", "password": "password123"}]}""");
        var url = $"oauth2/login/token?client_id={project.ClientId}&scope=offline";
        var tokens = await NativeSdk.Unreal(project).PostAsync(url, """{"username": "John", "password": "password123"}""");

        Assert.Equal("phone_number", (string?)Assert.Single(tokens["ask_fields"]!.AsArray())!["name"]);
        Assert.Equal(["phone_number"], (await project.GetAskFieldsAsync((string)tokens["access_token"]!)).Select(field => field.Name));
        await project.RefreshAsync((string)tokens["refresh_token"]!);
    }

    [Fact]
    public async Task Sign_up_always_sends_fields_and_no_scope()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var sdk = NativeSdk.Unreal(project);
        var url = $"oauth2/user?client_id={project.ClientId}&response_type=code&state=xsollatest&locale=en_US&redirect_uri={NativeSdk.BlankPage}";
        const string body = """{"username": "John", "password": "password123", "email": "john@example.com", "fields": {}}""";
        var signedUp = await sdk.PostAsync(url, body);

        Assert.NotNull((await sdk.ExchangeAsync((string)signedUp["login_url"]!, NativeSdk.BlankPage))["access_token"]);
    }

    [Fact]
    public async Task Confirmation_of_a_code_sees_the_missing_fields_first()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"fixedCode": "1234", "askFields": [{"name": "email"}]}""");
        var confirmed = await ConfirmAsync(project);

        Assert.NotEmpty(confirmed["ask_fields"]!.AsArray());
        var landing = new LandingUrl((string?)confirmed["login_url"]);
        Assert.Null(landing.Find("code"));
        Assert.Equal((string?)confirmed["token"], landing["token"]);
    }

    [Fact]
    public async Task Confirmation_of_a_code_reads_the_code_if_no_field_is_missing()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"fixedCode": "1234"}""");
        var confirmed = await ConfirmAsync(project);

        Assert.NotNull((await NativeSdk.Unreal(project).ExchangeAsync((string)confirmed["login_url"]!, NativeSdk.BlankPage))["access_token"]);
    }

    [Theory]
    [InlineData("phone", """{"phone_number": "+12025550123", "code": "1234", "operation_id": "operation"}""")]
    [InlineData("email", """{"email": "john@example.com", "code": "1234", "operation_id": "operation"}""")]
    public async Task Fields_may_be_asked_on_a_page_in_place_of_the_answer(string channel, string body)
    {
        await using var project = await mock.Asked.NewProjectAsync(Protocol.OAuth2);
        await project.ScriptAsync(channel == "phone" ? "confirmPhoneCodeOAuth2" : "confirmEmailCodeOAuth2", "FieldsAskedOnPage");
        var confirmed = await NativeSdk.Unreal(project).PostAsync(
            $"oauth2/login/{channel}/confirm?client_id={project.ClientId}&projectId={project.ProjectId}", body);

        Assert.Equal(PageOfFields, new LandingUrl((string?)confirmed["login_url"]).WithoutQuery);
    }

    [Fact]
    public async Task The_poll_for_a_code_ends_with_408()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"confirmCodeTimeoutMs": 0}""");
        var url = $"otc/code?projectId={project.ProjectId}&login=%2B12025550123&operation_id=operation";

        Assert.Equal("010-050", (string?)(await NativeSdk.Unreal(project).GetAsync(url, status: HttpStatusCode.RequestTimeout))["error"]!["code"]);
    }

    [Fact]
    public async Task The_poll_gets_the_code_after_the_link_was_opened()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var started = await RequestAsync(project, """{"phone_number": "+12025550123", "link_url": "https://game.example.com", "send_link": true}""");
        var message = await project.NextMessageAsync("+12025550123");
        using var opened = await project.OpenAsync(message.Link);
        var url = $"otc/code?projectId={project.ProjectId}&login=%2B12025550123&operation_id={started["operation_id"]}";

        Assert.Equal(message.Code, (string?)(await NativeSdk.Unreal(project).GetAsync(url))["code"]);
    }

    private static Task<JsonObject> RequestAsync(TestProject project, string body)
    {
        var url = $"oauth2/login/phone/request?client_id={project.ClientId}&response_type=code&state=xsollatest&redirect_uri={NativeSdk.BlankPage}";
        return NativeSdk.Unreal(project).PostAsync(url, body);
    }

    private static async Task<JsonObject> ConfirmAsync(TestProject project)
    {
        var started = await RequestAsync(project, """{"phone_number": "+12025550123"}""");
        return await NativeSdk.Unreal(project).PostAsync(
            $"oauth2/login/phone/confirm?client_id={project.ClientId}",
            $$"""{"phone_number": "+12025550123", "code": "1234", "operation_id": "{{started["operation_id"]}}"}""");
    }
}
