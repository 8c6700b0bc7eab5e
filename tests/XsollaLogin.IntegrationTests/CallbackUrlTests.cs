namespace XsollaLogin.IntegrationTests;

/// <summary>A login ends only at a URL that the project allows.</summary>
public class CallbackUrlTests(MockFixture mock)
{
    private const string AppUrl = "game://callback";
    private const string Elsewhere = "https://elsewhere.example.com/";
    private static readonly Ending NotRegistered = new() { Url = "https://evil.example.com/" };
    private static readonly Ending Unnamed = new() { Url = null };
    private static readonly string[] AppSchemes = ["game"];

    /// <summary>The calls that end a login or mail a link to its end; the second column says whether OAuth 2.0 also has the call.</summary>
    private static readonly Dictionary<string, (Func<TestProject, Ending, Task> Call, bool HasOAuth2)> Calls = new()
    {
        ["sign up"] = ((project, ending) => project.SignUpAsync(ending: ending), true),
        ["log in"] = ((project, ending) => project.LoginAsync(ending: ending), true),
        ["resend"] = ((project, ending) => project.ResendConfirmationLinkAsync("John", ending), true),
        ["phone code"] = ((project, ending) => project.RequestPhoneCodeAsync(ending: ending), true),
        ["email code"] = ((project, ending) => project.RequestEmailCodeAsync(ending: ending), true),
        ["reset"] = ((project, ending) => project.RequestPasswordResetAsync("John", ending), false),
        ["set"] = ((project, ending) => project.ConfirmPasswordResetAsync("user", "code", "newpass", ending), false),
    };

    public static TheoryData<string, Protocol> CallsByProtocol =>
        [.. from call in Calls from protocol in Enum.GetValues<Protocol>() where call.Value.HasOAuth2 || protocol == Protocol.Jwt select (call.Key, protocol)];

    [Theory]
    [MemberData(nameof(CallsByProtocol))]
    public async Task A_call_must_name_one_of_several_registered_URLs(string call, Protocol protocol)
    {
        await using var project = await ProjectAsync(protocol, Ending.CallbackUrl, Elsewhere);

        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => Calls[call].Call(project, NotRegistered));
        await ErrorAssert.ThrowsAsync(ErrorCode.MultipleLoginUrls, () => Calls[call].Call(project, Unnamed));
    }

    [Theory, BothProtocols]
    public async Task The_only_registered_URL_is_the_default(Protocol protocol)
    {
        await using var project = await ProjectAsync(protocol, Elsewhere);

        Assert.Equal(Elsewhere, new LandingUrl((await project.SignUpAsync(ending: Unnamed))!.LoginUrl).WithoutQuery);
    }

    [Theory, BothProtocols]
    public async Task A_login_without_any_URL_ends_at_a_page_of_the_mock(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var login = (await project.SignUpAsync(ending: Unnamed))!.LoginUrl;
        using var page = await project.OpenAsync(login);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(mock.Mock.BaseAddress.IsBaseOf(new Uri(mock.Mock.BaseAddress, login)) || new Uri(login).Authority == mock.Mock.BaseAddress.Authority);
    }

    [Theory]
    [InlineData("javascript:alert(1)//")]
    [InlineData("JavaScript://game.example.com/%0aalert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:msgbox")]
    [InlineData("javascript://%0aalert(1)//")]
    [InlineData("javascript://[%0aalert(1)")]
    [InlineData("blob:https://game.example.com/1")]
    [InlineData("intent://game.example.com#Intent;scheme=http;end")]
    [InlineData(AppUrl)]
    [InlineData("https://[é]/")]
    [InlineData("https:")]
    public async Task A_login_ends_only_at_the_web_and_at_apps(string url)
    {
        await using var project = await mock.NewProjectAsync();
        var oauth = project.By(Protocol.OAuth2);
        await project.SignUpAsync();
        var script = new Ending { Url = url };

        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => project.LoginAsync(ending: script));
        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => oauth.LoginAsync(ending: script));
        await ErrorAssert.ThrowsAsync(ErrorCode.LoginUrlNotFound, () => project.RedirectSsoAsync(url));
        await Assert.ThrowsAsync<XsollaLoginException>(() => oauth.CheckSsoOAuth2Async(script));
    }

    [Theory, BothProtocols]
    public async Task A_URL_of_an_app_may_have_a_scheme_that_the_settings_name(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, new { appSchemes = AppSchemes });
        var named = (await project.SignUpAsync(ending: new Ending { Url = AppUrl }))!.LoginUrl;
        await project.ConfigureAsync(new { appSchemes = AppSchemes, callbackUrls = new[] { AppUrl }, redirectUris = new[] { AppUrl } });
        var registered = (await project.LoginAsync(ending: Unnamed)).LoginUrl;

        Assert.StartsWith($"{AppUrl}?", named, StringComparison.Ordinal);
        Assert.StartsWith($"{AppUrl}?", registered, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("callbackUrls", AppUrl, "has a scheme that appSchemes does not allow")]
    [InlineData("redirectUris", "GAME://callback", "has a scheme that appSchemes does not allow")]
    [InlineData("callbackUrls", "chrome-search://local-ntp", "has a scheme that appSchemes does not allow")]
    [InlineData("callbackUrls", "javascript://[%0aalert(1)", "has a scheme that appSchemes does not allow")]
    [InlineData("redirectUris", "ms-settings://home", "has a scheme that appSchemes does not allow")]
    [InlineData("callbackUrls", "app:callback", "needs app:// and an address")]
    [InlineData("callbackUrls", "https:", "needs https:// and an address")]
    [InlineData("redirectUris", "https://a.example.com/\u0007", "has a control character")]
    [InlineData("callbackUrls", "https://[é]/", "is not a valid URL")]
    [InlineData("callbackUrls", "game.example.com", "has no scheme")]
    public async Task Settings_with_a_forbidden_URL_are_rejected(string setting, string url, string reason)
    {
        await using var project = await mock.NewProjectAsync();
        var urls = new Dictionary<string, string[]> { [setting] = [url] };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => project.ConfigureAsync(urls));

        Assert.Contains($"{setting} must hold URLs of the web or of apps, such as https://game.example.com: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("game:")]
    [InlineData("game://")]
    [InlineData("Game")]
    [InlineData("javascript")]
    [InlineData("data")]
    public async Task Settings_with_an_invalid_scheme_of_an_app_are_rejected(string scheme)
    {
        await using var project = await mock.NewProjectAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => project.ConfigureAsync(new { appSchemes = new[] { scheme } }));

        Assert.Contains("appSchemes must have schemes of apps in lower case, such as game for game://callback, not", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_over_when_the_settings_no_longer_allow_the_scheme_of_its_URL()
    {
        await using var project = await mock.NewProjectAsync(new { appSchemes = AppSchemes, fixedCode = "1234" });
        var toApp = await project.RequestEmailCodeAsync(ending: new Ending { Url = AppUrl });
        var toPage = await project.RequestEmailCodeAsync();
        await project.ConfigureAsync(new { fixedCode = "1234" });

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmEmailCodeAsync(toApp, "1234"));
        await project.RestoreAsync(await project.SaveAsync());
        await project.ConfirmEmailCodeAsync(toPage, "1234");
    }

    [Fact]
    public async Task A_change_of_some_settings_is_judged_with_the_others()
    {
        await using var project = await mock.NewProjectAsync(new { appSchemes = AppSchemes });
        await PatchAsync(HttpStatusCode.OK, new { callbackUrls = new[] { AppUrl } });
        await PatchAsync(HttpStatusCode.UnprocessableEntity, new JsonObject { ["appSchemes"] = null });
        await PatchAsync(HttpStatusCode.OK, new JsonObject { ["callbackUrls"] = null, ["appSchemes"] = null });

        async Task PatchAsync(HttpStatusCode expected, object change)
        {
            var (status, _) = await mock.Mock.Admin.SendAsync(HttpMethod.Patch, $"projects/{project.ProjectId}", change, TestContext.Current.CancellationToken);
            Assert.Equal(expected, status);
        }
    }

    [Theory]
    [InlineData("https://пример.example.com/путь")]
    [InlineData("https://game.example.com/\r\nSet-Cookie: a=b")]
    [InlineData(AppUrl)]
    [InlineData("not a url")]
    public async Task A_redirect_to_an_odd_URL_is_performed_or_rejected_but_never_fails(string url)
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        // An undeclared status, such as a 500, is an exception of another type.
        var error = await Record.ExceptionAsync(() => project.RedirectSsoAsync(url));

        Assert.True(error is null or XsollaLoginException, error?.Message);
        Assert.Null(project.Cookies.GetCookies(mock.Mock.BaseAddress)["a"]);
    }

    [Fact]
    public async Task The_OAuth2_session_check_accepts_only_a_registered_redirect_uri()
    {
        await using var project = await ProjectAsync(Protocol.OAuth2, Ending.CallbackUrl);
        await project.SignUpAsync();

        var error = await ErrorAssert.ThrowsAsync(ErrorCode.InvalidParameters, () => project.CheckSsoOAuth2Async(NotRegistered));
        Assert.Contains("redirect_uri in query is not an allowed URL", error.Description, StringComparison.Ordinal);
        await project.CheckSsoOAuth2Async();
    }

    private Task<TestProject> ProjectAsync(Protocol protocol, params string[] urls) =>
        mock.NewProjectAsync(protocol, new { callbackUrls = urls, redirectUris = urls });
}
