namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>The requests that all SDKs with OAuth 2.0 send: confirmation link, code, password reset, renewal and logout.</summary>
public class AccountTests(MockFixture mock)
{
    private const string John = """{"username": "John", "email": "john@example.com", "password": "password123"}""";

    /// <summary>Each SDK, its redirect URI, and the URI as it writes it in a query.</summary>
    private static readonly Dictionary<string, (Func<TestProject, NativeSdk> Of, string RedirectUri, string Written)> Sdks = new()
    {
        ["Android"] = (NativeSdk.Android, "app://xlogin.com.example.game", "app%3A%2F%2Fxlogin.com.example.game"),
        ["iOS"] = (NativeSdk.Ios, "app://xsollalogin", "app%3A%2F%2Fxsollalogin"),
        ["Unity"] = (NativeSdk.Unity, NativeSdk.BlankPage, NativeSdk.BlankPage),
        ["Unreal"] = (NativeSdk.Unreal, NativeSdk.BlankPage, NativeSdk.BlankPage),
        ["Cocos"] = (NativeSdk.Cocos, NativeSdk.BlankPage, Uri.EscapeDataString(NativeSdk.BlankPage)),
    };

    /// <summary>These SDKs say that they want no link; the others leave the member out.</summary>
    private static readonly string[] DeclineLinks = ["Android", "iOS"];

    public static TheoryData<string> Names => [.. Sdks.Keys];

    public static TheoryData<string, string> NamesAndChannels =>
        [.. Sdks.Keys.SelectMany(name => new[] { (name, "phone"), (name, "email") })];

    [Theory]
    [MemberData(nameof(NamesAndChannels))]
    public async Task A_code_is_confirmed_with_the_client_ID_alone(string name, string channel)
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"fixedCode": "1234"}""");
        var (sdk, redirectUri, written) = (Sdks[name].Of(project), Sdks[name].RedirectUri, Sdks[name].Written);
        var login = channel == "phone" ? "\"phone_number\": \"+12025550123\"" : "\"email\": \"john@example.com\"";
        var query = $"client_id={project.ClientId}&response_type=code&state=xsollatest&scope=offline&redirect_uri={written}";
        var started = await sdk.PostAsync(
            $"oauth2/login/{channel}/request?{query}", $"{{{login}{(DeclineLinks.Contains(name) ? ", \"send_link\": false" : "")}}}");
        var confirmed = await sdk.PostAsync(
            $"oauth2/login/{channel}/confirm?client_id={project.ClientId}",
            $$"""{ {{login}}, "code": "1234", "operation_id": "{{started["operation_id"]}}"}""");

        Assert.Equal("xsollatest", new LandingUrl((string?)confirmed["login_url"])["state"]);
        Assert.NotNull((await sdk.ExchangeAsync((string)confirmed["login_url"]!, redirectUri))["refresh_token"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_confirmation_link_that_is_sent_again_leads_to_the_redirect_URI(string name)
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"requireAccountConfirmation": true}""");
        var (sdk, client) = (Sdks[name].Of(project), $"client_id={project.ClientId}&redirect_uri={Sdks[name].Written}&state=xsollatest");
        await sdk.PostAsync($"oauth2/user?response_type=code&{client}", John, HttpStatusCode.NoContent);
        await sdk.PostAsync($"oauth2/user/resend_confirmation_link?{client}", """{"username": "John"}""", HttpStatusCode.NoContent);
        var messages = await project.MessagesAsync("john@example.com");
        using var opened = await project.OpenAsync(messages[^1].Link);

        Assert.Equal(2, messages.Count);
        Assert.Equal(Sdks[name].RedirectUri, opened.Headers.Location?.OriginalString);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_link_of_a_reset_leads_to_the_login_url(string name)
    {
        await using var project = await NativeSdk.ProjectAsync(
            mock, """{"users": [{"username": "John", "email": "john@example.com", "password": "password123"}]}""");
        // Unlike in other requests, Unreal encodes it here.
        var written = name == "Unreal" ? Uri.EscapeDataString(Sdks[name].RedirectUri) : Sdks[name].Written;
        await Sdks[name].Of(project).PostAsync(
            $"password/reset/request?projectId={project.ProjectId}&login_url={written}", """{"username": "John"}""", HttpStatusCode.NoContent);
        using var opened = await project.OpenAsync((await project.NextMessageAsync("john@example.com")).Link);

        Assert.StartsWith(Sdks[name].RedirectUri, opened.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Tokens_are_renewed_and_end_with_the_logout(string name)
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"users": [{"username": "John", "password": "password123"}]}""");
        var sdk = Sdks[name].Of(project);
        var login = $"oauth2/login?client_id={project.ClientId}&response_type=code&state=xsollatest&scope=offline&redirect_uri={Sdks[name].Written}";
        var answer = await sdk.PostAsync(login, """{"username": "John", "password": "password123"}""");
        var first = await sdk.ExchangeAsync((string)answer["login_url"]!, Sdks[name].RedirectUri);
        var renewed = await sdk.RenewAsync((string)first["refresh_token"]!, Sdks[name].RedirectUri);
        var token = (string)renewed["access_token"]!;
        await project.ValidateAsync(token);
        await sdk.GetAsync("oauth2/logout?sessions=all", token, HttpStatusCode.NoContent);

        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(token));
    }
}
