namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>The requests of commerce-cocos-sdk 3514cb0 (XsollaAuth.ts).</summary>
public class CocosTests(MockFixture mock)
{
    private const string John = """{"username": "John", "email": "john@example.com", "password": "password123", "promo_email_agreement": 0}""";

    [Fact]
    public async Task Login_reads_the_tokens()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"users": [{"username": "John", "password": "password123"}]}""");
        var url = $"oauth2/login/token?client_id={project.ClientId}&scope=offline";
        var tokens = await Sdk(project).PostAsync(url, """{"username": "John", "password": "password123"}""");

        Assert.All(["access_token", "token_type", "expires_in", "refresh_token"], name => Assert.NotNull(tokens[name]));
    }

    [Fact]
    public async Task Resend_sends_an_own_locale_and_no_state()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"requireAccountConfirmation": true}""");
        var sdk = Sdk(project);
        var client = $"client_id={project.ClientId}&redirect_uri={Uri.EscapeDataString(NativeSdk.BlankPage)}";
        await sdk.PostAsync($"oauth2/user?{client}&response_type=code&state=xsollatest&scope=offline", John, HttpStatusCode.NoContent);
        await sdk.PostAsync($"oauth2/user/resend_confirmation_link?{client}&locale=xsollatest", """{"username": "John"}""", HttpStatusCode.NoContent);

        Assert.Equal(2, (await project.MessagesAsync("john@example.com")).Count);
    }

    [Fact]
    public async Task Confirmation_of_a_code_reads_the_code()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"fixedCode": "1234"}""");
        var sdk = Sdk(project);
        var client = $"client_id={project.ClientId}&redirect_uri={Uri.EscapeDataString(NativeSdk.BlankPage)}";
        var started = await sdk.PostAsync(
            $"oauth2/login/email/request?{client}&response_type=code&state=xsollatest&scope=offline", """{"email": "john@example.com"}""");
        var confirmed = await sdk.PostAsync(
            $"oauth2/login/email/confirm?client_id={project.ClientId}",
            $$"""{"email": "john@example.com", "code": "1234", "operation_id": "{{started["operation_id"]}}"}""");

        Assert.NotNull((await sdk.ExchangeAsync((string)confirmed["login_url"]!, NativeSdk.BlankPage))["refresh_token"]);
    }

    private static NativeSdk Sdk(TestProject project) => new(project, "engine=cocos&engine_v=3.7.3&sdk=store&sdk_v=2.0.0&build_platform=web-mobile");
}
