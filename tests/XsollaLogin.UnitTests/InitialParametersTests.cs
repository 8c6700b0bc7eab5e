namespace XsollaLogin.UnitTests;

/// <summary>The initialisation parameters of each call: the groups that the SDK sends, but those of OAuth 2.0 in its own form only.</summary>
public class InitialParametersTests
{
    private static readonly string[] Project = ["projectId=your-project"];

    private static readonly string[] Jwt =
        ["projectId=your-project", "locale=km_KH", "login_url=https://game.example.com/callback", "payload=some data", "with_logout=1"];

    private static readonly string[] OAuth2 =
        ["client_id=57", "scope=offline email", "state=xsollatest", "redirect_uri=https://game.example.com/redirect", "response_type=code"];

    private static readonly string[] Letter = ["email_template=Our Game"];

    private static readonly string[] Both = [.. Jwt, .. OAuth2];

    public static TheoryData<string, string[], Func<XsollaLoginApi, bool, Task>> Calls => new()
    {
        {
            "signup", [.. Both, .. Letter],
            (api, oauth2) => api.SignUpAsync(new SignUpRequest { Username = "John", Email = "a@b.c", Password = "password" }, oauth2)
        },
        { "login", Both, (api, oauth2) => api.LoginAsync(new LoginRequest { Username = "John", Password = "password" }, oauth2) },
        { "resendEmail", [.. Both, .. Letter], (api, oauth2) => api.ResendEmailAsync("John", oauth2) },
        { "phoneGetCode", Both, (api, oauth2) => api.PhoneGetCodeAsync("+12025550123", isOAuth2: oauth2) },
        { "emailGetCode", Both, (api, oauth2) => api.EmailGetCodeAsync("a@b.c", isOAuth2: oauth2) },
        { "getConfirmCode", [.. Project, "login=a@b.c", "operation_id=id"], (api, _) => api.GetConfirmCodeAsync("A@B.C", "id") },
        { "loginWithPhoneCode", Both, (api, oauth2) => api.LoginWithPhoneCodeAsync("+12025550123", "1234", "id", oauth2) },
        { "loginWithEmailCode", Both, (api, oauth2) => api.LoginWithEmailCodeAsync("a@b.c", "1234", "id", oauth2) },
        { "getAskFields", Project, (api, _) => api.GetAskFieldsAsync("token") },
        { "ask", [.. Both, .. Letter], (api, oauth2) => api.AskAsync(new UpdatedFields { Email = "a@b.c" }, "token", isOAuth2: oauth2) },
        { "reset", [.. Jwt, .. Letter], (api, _) => api.ResetAsync("John") },
        { "set", Jwt, (api, _) => api.SetAsync("password", "1234", "1") },
        { "userAuthSSOWithRedirect", Jwt, (api, _) => api.UserAuthSsoWithRedirectAsync() },
        { "logout", ["sessions=all"], (api, _) => api.LogoutAsync("token", LogoutScope.All) },
        { "clearSSO", Project, (api, _) => api.ClearSsoAsync() },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Each_call_sends_the_parameter_groups_of_its_protocol(string call, string[] expected, Func<XsollaLoginApi, bool, Task> make)
    {
        foreach (var oauth2 in new[] { false, true })
        {
            var query = await StubServer.QueryOfAsync(Full(), api => make(api, oauth2));
            var ofProtocol = oauth2 ? expected : [.. expected.Except(OAuth2)];
            Assert.True(ofProtocol.Order().SequenceEqual(query.Order()), $"{call}, OAuth 2.0 {oauth2}: {string.Join(", ", query)}");
        }
    }

    [Fact]
    public async Task CheckUserAuthSSO_sends_only_the_group_of_its_protocol()
    {
        Assert.Equal(Jwt.Order(), (await StubServer.QueryOfAsync(Full(), api => api.CheckUserAuthSsoAsync(isOAuth2: false))).Order());
        Assert.Equal(OAuth2.Concat(Project).Order(), (await StubServer.QueryOfAsync(Full(), api => api.CheckUserAuthSsoAsync(isOAuth2: true))).Order());
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Unset_and_empty_parameters_are_not_sent(string call, string[] expected, Func<XsollaLoginApi, bool, Task> make)
    {
        var options = new XsollaLoginOptions
        {
            ProjectId = "your-project",
            FullLocale = "",
            CallbackUrl = "",
            Payload = "",
            Scope = "",
            State = "",
            EmailTemplate = "",
        };

        var query = await StubServer.QueryOfAsync(options, api => make(api, false));

        Assert.True(expected.Except([.. Both, .. Letter]).Concat(Project.Intersect(expected)).Order().SequenceEqual(query.Order()),
            $"{call}: {string.Join(", ", query)}");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(10_000)]
    public async Task Parallel_requests_do_not_mix(int length)
    {
        var other = Full();
        other.Payload = new string('a', length);

        for (var i = 0; i < 3; i++)
        {
            var queries = await Task.WhenAll(((XsollaLoginOptions[])[other, Full()])
                .Select(options => StubServer.QueryOfAsync(options, api => api.ResetAsync("John"))));

            Assert.Contains($"payload={other.Payload}", queries[0]);
            Assert.Equal(Jwt.Concat(Letter).Order(), queries[1].Order());
        }
    }

    [Fact]
    public async Task Later_changes_of_the_options_have_no_effect()
    {
        var (options, server) = (Full(), StubServer.Failing("0", HttpStatusCode.BadRequest));
        var api = server.Api(options);
        (options.ProjectId, options.DisableConfirmByLink) = ("other", true);

        await Assert.ThrowsAsync<XsollaLoginException>(() => api.EmailGetCodeAsync("A@b.c", "https://game.example.com/link"));

        Assert.Contains("projectId=your-project", server.Requests.Single().RequestUri!.Query, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"email": "a@b.c", "link_url": "https://game.example.com/link", "send_link": true}"""), JsonNode.Parse(server.Bodies.Single())));
    }

    [Theory]
    [InlineData(null, false, """{"phone_number": "+12025550123"}""")]
    [InlineData(null, true, """{"phone_number": "+12025550123"}""")]
    [InlineData("https://a.b", false, """{"phone_number": "+12025550123", "link_url": "https://a.b", "send_link": true}""")]
    [InlineData("https://a.b", true, """{"phone_number": "+12025550123", "link_url": "https://a.b", "send_link": false}""")]
    public async Task A_link_is_requested_when_the_call_has_a_link_URL_and_magic_links_are_enabled(string? linkUrl, bool disabled, string body)
    {
        var server = StubServer.Failing("0", HttpStatusCode.BadRequest);
        var api = server.Api(new XsollaLoginOptions { ProjectId = "your-project", DisableConfirmByLink = disabled });

        await Assert.ThrowsAsync<XsollaLoginException>(() => api.PhoneGetCodeAsync("+12025550123", linkUrl));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(server.Bodies.Single())), server.Bodies.Single());
    }

    [Theory]
    [InlineData(false, """{"updatedFields": {"email": "a@b.c"}, "token": "t", "settings": {"email": {"link_url": "https://a.b", "send_link": true}}}""")]
    [InlineData(true,
        """{"updatedFields": {"email": "a@b.c"}, "token": "t", "settings": {"email": {"link_url": "https://a.b", "send_link": true}}, "email": "a@b.c"}""")]
    public async Task Ask_sends_the_fields_the_token_and_the_link(bool oauth2, string body)
    {
        var server = StubServer.Failing("0", HttpStatusCode.BadRequest);

        await Assert.ThrowsAsync<XsollaLoginException>(() => server.Api(Full()).AskAsync(new UpdatedFields { Email = "a@b.c" }, "t", "https://a.b", oauth2));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(server.Bodies.Single())), server.Bodies.Single());
    }

    private static XsollaLoginOptions Full() => new()
    {
        ProjectId = "your-project",
        FullLocale = "km-KH",
        CallbackUrl = "https://game.example.com/callback",
        EmailTemplate = "Our Game",
        Payload = "some data",
        WithLogout = true,
        ClientId = 57,
        Scope = "offline email",
        State = "xsollatest",
        RedirectUri = "https://game.example.com/redirect",
        ResponseType = OAuthResponseType.Code,
    };
}
