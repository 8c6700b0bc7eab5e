using System.Text.RegularExpressions;

namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>The older SDKs with the JWT form: login-unity-sdk cc399da, login-ue4-sdk dd99c72 and login-cryengine-sdk 6f4bd82.</summary>
public partial class JwtSdkTests(MockFixture mock)
{
    private const string Credentials = """{"username": "John", "password": "password123", "remember_me": false}""";

    private const string Unity = "Unity";
    private const string Unreal = "Unreal";
    private const string CryEngine = "CryEngine";

    [Fact]
    public async Task Unity_finds_the_token_before_an_ampersand_or_a_fragment()
    {
        await using var project = await ProjectAsync();
        var answer = await NativeSdk.Unity1(project).PostAsync($"{Login(project)}&payload=", Credentials);

        await project.ValidateAsync(UnityToken().Match((string)answer["login_url"]!).Groups["token"].Value);
    }

    [Fact]
    public async Task CryEngine_cuts_the_token_at_the_ampersand()
    {
        await using var project = await ProjectAsync();
        var loginUrl = (string)(await NativeSdk.CryEngine(project).PostAsync(Login(project), Credentials))["login_url"]!;
        var start = loginUrl.IndexOf("token=", StringComparison.Ordinal) + "token=".Length;

        await project.ValidateAsync(loginUrl[start..loginUrl.IndexOf('&', start)]);
    }

    [Theory]
    [InlineData(Unity, "true")]
    [InlineData(Unity, "false")]
    [InlineData(CryEngine, "true")]
    [InlineData(CryEngine, "false")]
    public async Task The_login_url_repeats_remember_me(string sdk, string rememberMe)
    {
        await using var project = await ProjectAsync();
        var answer = await Sdk(sdk, project).PostAsync(Login(project), Credentials.Replace("false", rememberMe, StringComparison.Ordinal));

        Assert.Equal(["token", "remember_me"], new LandingUrl((string?)answer["login_url"]).Names);
        Assert.Equal(rememberMe, new LandingUrl((string?)answer["login_url"])["remember_me"]);
    }

    /// <summary>They log in for tokens, too, if the project has an OAuth 2.0 client.</summary>
    [Theory]
    [InlineData(Unity)]
    [InlineData(Unreal)]
    public async Task A_login_for_tokens_needs_neither_a_scope_nor_a_redirect_URI(string sdk)
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"users": [{"username": "John", "password": "password123"}]}""");
        var tokens = await Sdk(sdk, project).PostAsync($"oauth2/login/token?client_id={project.ClientId}", Credentials);

        await project.ValidateAsync((string)tokens["access_token"]!);
        Assert.Null(tokens["refresh_token"]);
    }

    [Fact]
    public async Task Unity_sends_an_absent_link_as_null()
    {
        await using var project = await ProjectAsync();
        var url = $"login/email/request?projectId={project.ProjectId}&login_url=https://game.example.com";
        var started = await NativeSdk.Unity1(project).PostAsync(url, """{"email": "john@example.com", "send_link": false, "link_url": null}""");

        Assert.NotNull(started["operation_id"]);
    }

    [Theory]
    [InlineData("user?projectId={0}&login_url=https://game.example.com")]
    [InlineData("oauth2/user?projectId={0}&client_id=57&response_type=code&state=xsollatest")]
    public async Task Unreal_sends_fields_as_an_empty_array_with_every_sign_up(string url)
    {
        await using var project = await mock.NewProjectAsync();
        const string body = """{"username": "John", "password": "password123", "email": "john@example.com", "fields": []}""";

        Assert.NotNull((await NativeSdk.Unreal1(project).PostAsync(string.Format(null, url, project.ProjectId), body))["login_url"]);
    }

    [Theory]
    [InlineData(Unity, 1)]
    [InlineData(Unity, 0)]
    [InlineData(Unreal, 1)]
    [InlineData(Unreal, 0)]
    [InlineData(CryEngine, 1)]
    [InlineData(CryEngine, 0)]
    public async Task With_logout_is_a_number(string sdk, int withLogout)
    {
        await using var project = await ProjectAsync();
        var earlier = new LandingUrl((string?)(await Sdk(sdk, project).PostAsync(Login(project), Credentials))["login_url"])["token"];
        await Sdk(sdk, project).PostAsync(Login(project, withLogout), Credentials);
        var error = await Record.ExceptionAsync(() => project.ValidateAsync(earlier));

        Assert.Equal(withLogout == 1, error is XsollaLoginException { Code: ErrorCode.TokenNotValid });
    }

    private static string Login(TestProject project, int withLogout = 0) =>
        $"login?projectId={project.ProjectId}&login_url=https://game.example.com&with_logout={withLogout}";

    private static NativeSdk Sdk(string name, TestProject project) => name switch
    {
        Unity => NativeSdk.Unity1(project),
        Unreal => NativeSdk.Unreal1(project),
        _ => NativeSdk.CryEngine(project),
    };

    /// <summary>ParseUtils.cs of login-unity-sdk.</summary>
    [GeneratedRegex("token=(?<token>\\S*?)[&#]")]
    private static partial Regex UnityToken();

    private Task<TestProject> ProjectAsync() => mock.NewProjectAsync(new { users = new[] { new { username = "John", password = "password123" } } });
}
