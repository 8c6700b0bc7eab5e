using System.Text.RegularExpressions;

namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>
/// The requests of xsolla-sdk-unity d302c3c (XsollaAuth.cs, StandaloneWidgetAuthenticator.cs) and of xsolla-sdk-windows 32a0082, which has the same.
/// A user logs in on the page of the widget; the SDK reads the URL where it ends, and exchanges, renews and revokes the tokens.
/// </summary>
public partial class XsollaSdkTests(MockFixture mock)
{
    private const string OwnScheme = "app://xlogin.com.example.game";
    private const string Credentials = """{"username": "John", "password": "password123"}""";

    [Theory]
    [InlineData(NativeSdk.BlankPage)]
    [InlineData(OwnScheme)]
    public async Task The_code_is_found_in_the_URL_where_the_widget_ends(string redirectUri)
    {
        await using var project = await ProjectAsync();
        var tokens = await ExchangeAsync(project, await EndOfWidgetAsync(project, redirectUri), redirectUri);

        Assert.Equal(3600, (int)tokens["expires_in"]!);
        Assert.NotNull(tokens["refresh_token"]);
        Assert.NotEqual("social", (string?)Jwt.Read((string)tokens["access_token"]!).Claims["type"]);
    }

    [Fact]
    public async Task Another_redirect_uri_than_that_of_the_widget_is_010_023()
    {
        await using var project = await ProjectAsync();
        var end = await EndOfWidgetAsync(project, OwnScheme);
        var error = (await ExchangeAsync(project, end, NativeSdk.BlankPage, HttpStatusCode.BadRequest))["error"]!;

        Assert.Equal("010-023", (string?)error["code"]);
        Assert.NotNull(error["description"]);
    }

    [Fact]
    public async Task A_token_in_the_URL_is_read_if_there_is_no_code()
    {
        await using var project = await ProjectAsync();
        var answer = await Sdk(project).PostAsync($"login?projectId={project.ProjectId}&login_url={OwnScheme}", Credentials);
        var end = (string)answer["login_url"]!;

        Assert.Empty(ValueOf("code", end));
        await project.ValidateAsync(ValueOf("token", end));
    }

    [Fact]
    public async Task The_refresh_token_is_replaced_by_each_renewal()
    {
        await using var project = await ProjectAsync();
        var first = await ExchangeAsync(project, await EndOfWidgetAsync(project, OwnScheme), OwnScheme);
        var second = await Sdk(project).RenewAsync((string)first["refresh_token"]!, OwnScheme);

        Assert.NotEqual((string?)first["refresh_token"], (string?)second["refresh_token"]);
        await project.ValidateAsync((string)second["access_token"]!);
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.RefreshAsync((string)first["refresh_token"]!));
    }

    [Theory]
    [InlineData("all", false)]
    [InlineData("sso", true)]
    public async Task A_logout_revokes_the_tokens_unless_it_is_only_of_the_session(string sessions, bool isValid)
    {
        await using var project = await ProjectAsync();
        var tokens = await ExchangeAsync(project, await EndOfWidgetAsync(project, OwnScheme), OwnScheme);
        await Sdk(project).GetAsync($"oauth2/logout?sessions={sessions}", (string)tokens["access_token"]!, HttpStatusCode.NoContent);
        var error = await Record.ExceptionAsync(() => project.RefreshAsync((string)tokens["refresh_token"]!));

        Assert.Equal(isValid, error is null);
    }

    /// <summary>ParseUtils.cs: a value of the URL, or an empty text.</summary>
    private static string ValueOf(string name, string url) =>
        Parameters().Matches(url).Where(match => match.Groups["name"].Value == name).Select(match => match.Groups["value"].Value).FirstOrDefault("");

    private static NativeSdk Sdk(TestProject project) => new(
        project, "engine=unity&engine_v=6000.0.23f1&sdk=unity_sdk&sdk_v=3.1.17&build_platform=standalone_windows64",
        ("X-ENGINE", "UNITY"), ("X-ENGINE-V", "6000.0.23F1"), ("X-SDK", "UNITY_SDK"), ("X-SDK-V", "3.1.17"), ("X-BUILD-PLATFORM", "STANDALONE_WINDOWS64"));

    /// <summary>The widget logs the user in with the parameters of its URL, as the JS SDK does.</summary>
    private static async Task<string> EndOfWidgetAsync(TestProject project, string redirectUri)
    {
        var query = $"projectId={project.ProjectId}&client_id={project.ClientId}&response_type=code&state=xsollatest&redirect_uri={redirectUri}";
        var answer = await new NativeSdk(project, "locale=en_US").PostAsync($"oauth2/login?{query}&scope=offline", Credentials);
        return (string)answer["login_url"]!;
    }

    private static Task<JsonObject> ExchangeAsync(TestProject project, string end, string redirectUri, HttpStatusCode status = HttpStatusCode.OK) =>
        Sdk(project).PostFormAsync(
            "oauth2/token",
            $"client_id={project.ClientId}&redirect_uri={Uri.EscapeDataString(redirectUri)}&grant_type=authorization_code&code={ValueOf("code", end)}",
            status);

    [GeneratedRegex("[&?](?<name>\\w+)=(?<value>[a-zA-Z0-9._+-]+)")]
    private static partial Regex Parameters();

    private Task<TestProject> ProjectAsync() =>
        NativeSdk.ProjectAsync(mock, """{"users": [{"username": "John", "password": "password123"}]}""");
}
