namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>The requests of store-unity-sdk 484d400 (XsollaAuth.cs), whose URLs are not encoded.</summary>
public class UnityTests(MockFixture mock)
{
    private const string John = """{"username": "John", "email": "john@example.com", "password": "password123"}""";

    [Fact]
    public async Task Login_sends_a_redirect_uri_and_reads_the_tokens()
    {
        await using var project = await NativeSdk.ProjectAsync(
            mock, $$"""{"redirectUris": ["{{NativeSdk.BlankPage}}"], "users": [{"username": "John", "password": "password123"}]}""");
        var url = $"oauth2/login/token?client_id={project.ClientId}&scope=offline&redirect_uri={NativeSdk.BlankPage}";
        var tokens = await NativeSdk.Unity(project).PostAsync(url, """{"username": "John", "password": "password123"}""");

        await project.ValidateAsync((string)tokens["access_token"]!);
        await project.RefreshAsync((string)tokens["refresh_token"]!);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task Sign_up_sends_the_consent_to_promotional_email_as_a_number(int consent)
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var sdk = NativeSdk.Unity(project);
        var body = John.Replace("}", $", \"accept_consent\": true, \"promo_email_agreement\": {consent}}}", StringComparison.Ordinal);
        var signedUp = await sdk.PostAsync(SignUp(project), body);
        var tokens = await sdk.ExchangeAsync((string)signedUp["login_url"]!, NativeSdk.BlankPage);

        Assert.Equal(consent == 1, (bool)Jwt.Read((string)tokens["access_token"]!).Claims["promo_email_agreement"]!);
    }

    [Fact]
    public async Task Sign_up_with_a_list_of_fields_is_rejected()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var error = await NativeSdk.Unity(project).PostInvalidAsync(
            SignUp(project), John.Replace("}", ", \"fields\": [\"nickname\"]}", StringComparison.Ordinal));

        Assert.Contains("fields", (string?)error["error"]!["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirmation_of_a_code_reads_the_code_if_there_is_no_token()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"fixedCode": "1234"}""");
        var confirmed = await ConfirmAsync(project);

        Assert.Null(confirmed["token"]);
        Assert.NotNull((await NativeSdk.Unity(project).ExchangeAsync((string)confirmed["login_url"]!, NativeSdk.BlankPage))["refresh_token"]);
    }

    [Fact]
    public async Task Confirmation_of_a_code_reads_a_token_before_it_looks_for_a_code()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"fixedCode": "1234", "askFields": [{"name": "phone_number"}]}""");
        var confirmed = await ConfirmAsync(project);
        var login = new LandingUrl((string?)confirmed["login_url"]);

        await project.ValidateAsync((string)confirmed["token"]!);
        Assert.Null(login.Find("code"));
        Assert.Equal((string?)confirmed["token"], login["token"]);
    }

    /// <summary>The editor's tool (AutoFillRequester.cs) logs in by JWT and knows a second factor by its challenge.</summary>
    [Fact]
    public async Task The_login_url_of_a_second_factor_has_a_challenge_in_place_of_a_token()
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync("login", "SecondFactorAsked");
        var answer = await NativeSdk.Unity(project).PostAsync($"login?projectId={project.ProjectId}", """{"username": "John", "password": "password123"}""");
        var login = new LandingUrl((string?)answer["login_url"]);

        Assert.NotEmpty(login["challenge_id"]);
        Assert.Null(login.Find("token"));
    }

    private static string SignUp(TestProject project) =>
        $"oauth2/user?response_type=code&client_id={project.ClientId}&state=xsollatest&redirect_uri={NativeSdk.BlankPage}";

    private static async Task<JsonObject> ConfirmAsync(TestProject project)
    {
        var sdk = NativeSdk.Unity(project);
        var client = $"client_id={project.ClientId}&redirect_uri={NativeSdk.BlankPage}";
        var url = $"oauth2/login/email/request?response_type=code&scope=offline&state=xsollatest&{client}";
        var started = await sdk.PostAsync(url, """{"email": "john@example.com"}""");
        return await sdk.PostAsync(
            $"oauth2/login/email/confirm?client_id={project.ClientId}",
            $$"""{"email": "john@example.com", "code": "1234", "operation_id": "{{started["operation_id"]}}"}""");
    }
}
