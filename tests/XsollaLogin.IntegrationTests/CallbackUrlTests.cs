namespace XsollaLogin.IntegrationTests;

/// <summary>Where a log-in may end: nobody is led to where the project did not want.</summary>
public class CallbackUrlTests(MockFixture mock)
{
    private const string Elsewhere = "https://elsewhere.example.com/";
    private static readonly Ending NotRegistered = new() { Url = "https://evil.example.com/" };
    private static readonly Ending Unnamed = new() { Url = null };

    /// <summary>The calls that end a log-in, or mail a link to its end; the second column: whether OAuth 2.0 has the call too.</summary>
    private static readonly Dictionary<string, (Func<World, Ending, Task> Call, bool HasOAuth2)> Calls = new()
    {
        ["sign up"] = ((world, ending) => world.SignUpAsync(ending: ending), true),
        ["log in"] = ((world, ending) => world.LogInAsync(ending: ending), true),
        ["resend"] = ((world, ending) => world.ResendConfirmationLinkAsync("John", ending), true),
        ["phone code"] = ((world, ending) => world.RequestPhoneCodeAsync(ending: ending), true),
        ["email code"] = ((world, ending) => world.RequestEmailCodeAsync(ending: ending), true),
        ["reset"] = ((world, ending) => world.RequestPasswordResetAsync("John", ending), false),
        ["set"] = ((world, ending) => world.ConfirmPasswordResetAsync("user", "code", "newpass", ending), false),
    };

    public static TheoryData<string, Protocol> CallsByProtocol =>
        [.. from call in Calls from protocol in Enum.GetValues<Protocol>() where call.Value.HasOAuth2 || protocol == Protocol.Jwt select (call.Key, protocol)];

    [Theory]
    [MemberData(nameof(CallsByProtocol))]
    public async Task Of_several_registered_URLs_one_has_to_be_named(string call, Protocol protocol)
    {
        await using var world = await WorldAsync(protocol, Ending.CallbackUrl, Elsewhere);

        await Refused.ByAsync(ErrorCode.LoginUrlNotFound, () => Calls[call].Call(world, NotRegistered));
        await Refused.ByAsync(ErrorCode.MultipleLoginUrls, () => Calls[call].Call(world, Unnamed));
    }

    [Theory, BothProtocols]
    public async Task The_only_registered_URL_needs_no_name(Protocol protocol)
    {
        await using var world = await WorldAsync(protocol, Elsewhere);

        Assert.Equal(Elsewhere, new LoginUrl((await world.SignUpAsync(ending: Unnamed))!.LoginUrl).WithoutQuery);
    }

    [Theory, BothProtocols]
    public async Task Without_any_URL_a_log_in_ends_at_a_page_of_the_mock(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        var login = (await world.SignUpAsync(ending: Unnamed))!.LoginUrl;
        using var page = await world.OpenAsync(login);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(mock.Mock.BaseAddress.IsBaseOf(new Uri(mock.Mock.BaseAddress, login)) || new Uri(login).Authority == mock.Mock.BaseAddress.Authority);
    }

    [Theory]
    [InlineData("javascript:alert(1)//")]
    [InlineData("JavaScript://game.example.com/%0aalert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:msgbox")]
    public async Task A_log_in_never_ends_in_a_script(string url)
    {
        await using var world = await mock.NewWorldAsync();
        var oauth = world.By(Protocol.OAuth2);
        await world.SignUpAsync();
        var script = new Ending { Url = url };

        await Refused.ByAsync(ErrorCode.LoginUrlNotFound, () => world.LogInAsync(ending: script));
        await Refused.ByAsync(ErrorCode.LoginUrlNotFound, () => oauth.LogInAsync(ending: script));
        await Refused.ByAsync(ErrorCode.LoginUrlNotFound, () => world.RedirectSsoAsync(url));
        await Assert.ThrowsAsync<XsollaLoginException>(() => oauth.CheckSsoOAuth2Async(script));
    }

    [Theory]
    [InlineData("https://пример.example.com/путь")]
    [InlineData("https://game.example.com/\r\nSet-Cookie: a=b")]
    [InlineData("game://callback")]
    [InlineData("not a url")]
    public async Task A_redirect_to_an_odd_URL_is_made_or_refused_but_never_fails(string url)
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        // What the contract does not declare, such as a 500, is an exception of another type.
        var refusal = await Record.ExceptionAsync(() => world.RedirectSsoAsync(url));

        Assert.True(refusal is null or XsollaLoginException, refusal?.Message);
        Assert.Null(world.Cookies.GetCookies(mock.Mock.BaseAddress)["a"]);
    }

    [Fact]
    public async Task In_the_OAuth2_form_a_session_is_checked_for_a_registered_URI_only()
    {
        await using var world = await WorldAsync(Protocol.OAuth2, Ending.CallbackUrl);
        await world.SignUpAsync();

        await Refused.ByAsync(ErrorCode.InvalidParameters, () => world.CheckSsoOAuth2Async(NotRegistered));
        await world.CheckSsoOAuth2Async();
    }

    private Task<World> WorldAsync(Protocol protocol, params string[] urls) => mock.NewWorldAsync(protocol, new { callbackUrls = urls, redirectUris = urls });
}
