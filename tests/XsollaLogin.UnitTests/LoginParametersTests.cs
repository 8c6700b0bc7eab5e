using System.Text.Json;

namespace XsollaLogin.UnitTests;

/// <summary>The parameters of one call replace those of the options.</summary>
public class LoginParametersTests
{
    private static readonly Pkce Key = new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

    private static readonly LoginParameters Own = new()
    {
        State = "own-state",
        Pkce = Key,
        Payload = "own data",
        RedirectUri = "https://own.example.com/redirect",
        CallbackUrl = "https://own.example.com",
    };

    private static readonly string[] Bound =
    [
        "payload=own data", "login_url=https://own.example.com", "state=own-state", "redirect_uri=https://own.example.com/redirect",
        $"code_challenge={Key.Challenge}", "code_challenge_method=S256",
    ];

    private static readonly string[] Unbound = Bound[..4];

    public static TheoryData<string, string[], Func<XsollaLoginApi, LoginParameters, Task>> Calls => new()
    {
        { "signup", Bound, (api, own) => api.SignUpAsync(new SignUpRequest { Username = "John", Email = "a@b.c", Password = "password" }, parameters: own) },
        { "login", Bound, (api, own) => api.LoginAsync(new LoginRequest { Username = "John", Password = "password" }, parameters: own) },
        { "resendEmail", Unbound, (api, own) => api.ResendEmailAsync("John", parameters: own) },
        { "phoneGetCode", Bound, (api, own) => api.PhoneGetCodeAsync("+12025550123", parameters: own) },
        { "emailGetCode", Bound, (api, own) => api.EmailGetCodeAsync("a@b.c", parameters: own) },
        { "loginWithPhoneCode", Unbound, (api, own) => api.LoginWithPhoneCodeAsync("+12025550123", "1234", "id", parameters: own) },
        { "loginWithEmailCode", Unbound, (api, own) => api.LoginWithEmailCodeAsync("a@b.c", "1234", "id", parameters: own) },
        { "ask", Bound, (api, own) => api.AskAsync(new UpdatedFields { Email = "a@b.c" }, "token", parameters: own) },
        { "reset", Bound[..2], (api, own) => api.ResetAsync("John", own) },
        { "set", Bound[..2], (api, own) => api.SetAsync("password", "1234", "1", own) },
        {
            "LoginForTokensAsync", [Bound[3]],
            (api, own) => api.LoginForTokensAsync(new LoginRequest { Username = "John", Password = "password" }, parameters: own)
        },
        { "checkUserAuthSSO", Bound[2..], (api, own) => api.CheckUserAuthSsoAsync(parameters: own) },
        { "userAuthSSOWithRedirect", Bound[..2], (api, own) => api.UserAuthSsoWithRedirectAsync(parameters: own) },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Each_call_sends_its_own_parameters_in_place_of_the_options(
        string call, string[] expected, Func<XsollaLoginApi, LoginParameters, Task> make)
    {
        var query = await StubServer.QueryOfAsync(Options(), api => make(api, Own));

        Assert.True(expected.All(query.Contains), $"{call}: {string.Join(", ", query)}");
        Assert.DoesNotContain(query, pair => pair.Contains("options", StringComparison.Ordinal));
        Assert.Equal(expected.Contains(Bound[4]), query.Any(pair => pair.StartsWith("code_challenge=", StringComparison.Ordinal)));
        Assert.DoesNotContain(query, pair => pair.Contains(Key.Verifier, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_parameter_that_is_null_is_that_of_the_options(string call, string[] expected, Func<XsollaLoginApi, LoginParameters, Task> make)
    {
        var query = await StubServer.QueryOfAsync(Options(), api => make(api, new LoginParameters()));

        var names = query.Where(pair => pair.Contains("options", StringComparison.Ordinal)).Select(pair => pair.Split('=')[0]);
        Assert.True(expected.Except(Bound[4..]).All(pair => names.Contains(pair.Split('=')[0])), $"{call}: {string.Join(", ", query)}");
    }

    [Fact]
    public async Task An_empty_parameter_is_not_sent()
    {
        var own = new LoginParameters { Payload = "", RedirectUri = "", CallbackUrl = "" };
        var query = await StubServer.QueryOfAsync(Options(), api => api.EmailGetCodeAsync("a@b.c", parameters: own));
        Assert.DoesNotContain(query, pair => pair.Split('=')[0] is "payload" or "redirect_uri" or "login_url");
    }

    [Fact]
    public void Created_parameters_differ_each_time()
    {
        var created = Enumerable.Range(0, 100).Select(_ => LoginParameters.Create()).ToList();

        Assert.Equal(100, created.Select(parameters => parameters.State).Distinct().Count());
        Assert.Equal(100, created.Select(parameters => parameters.Pkce!.Verifier).Distinct().Count());
        Assert.All(created, parameters => Assert.Matches("^[A-Za-z0-9_-]{43}$", parameters.State!));
    }

    [Fact]
    public void Parameters_can_be_stored_as_JSON() => Assert.Equal(Own, JsonSerializer.Deserialize<LoginParameters>(JsonSerializer.Serialize(Own)));

    [Fact]
    public void No_member_is_printed() => Assert.Equal(nameof(LoginParameters), Own.ToString());

    [Theory]
    [InlineData("1234567")]
    [InlineData("        ")]
    [InlineData("")]
    public void A_state_that_is_too_short_is_rejected(string state) =>
        Assert.StartsWith("State must have 8", Assert.Throws<ArgumentException>(() => new LoginParameters { State = state }).Message, StringComparison.Ordinal);

    [Fact]
    public void A_URL_that_is_not_absolute_is_rejected()
    {
        var redirect = Assert.Throws<ArgumentException>(() => new LoginParameters { RedirectUri = "/x" });
        var callback = Assert.Throws<ArgumentException>(() => new LoginParameters { CallbackUrl = "/x" });

        Assert.StartsWith("RedirectUri is '/x'", redirect.Message, StringComparison.Ordinal);
        Assert.StartsWith("CallbackUrl is '/x'", callback.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_without_a_state_names_both_ways_to_give_one()
    {
        var options = Options();
        options.State = null;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StubServer.Answering("{}").Api(options).EmailGetCodeAsync("a@b.c"));

        Assert.Contains("LoginParameters.Create()", error.Message, StringComparison.Ordinal);
        Assert.Contains("XsollaLoginOptions.State", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proof_key_for_a_call_that_does_not_use_OAuth2_is_an_error()
    {
        var server = StubServer.Answering("{}");
        var api = server.Api();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => api.EmailGetCodeAsync("a@b.c", parameters: LoginParameters.Create()));

        Assert.Contains("requires OAuth 2.0", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_state_of_a_call_completes_the_four_options_of_OAuth2()
    {
        var options = Options();
        (options.IsOAuth2, options.State, options.ResponseType) = (false, null, OAuthResponseType.Code);
        var server = StubServer.Failing("0", HttpStatusCode.BadRequest);

        await Assert.ThrowsAsync<XsollaLoginException>(() => server.Api(options).EmailGetCodeAsync("a@b.c", parameters: LoginParameters.Create()));

        Assert.Contains("/oauth2/", server.Requests.Single().RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    private static XsollaLoginOptions Options() => new()
    {
        ProjectId = "your-project",
        CallbackUrl = "https://options.example.com",
        Payload = "options data",
        ClientId = 57,
        State = "options-state",
        RedirectUri = "https://options.example.com/redirect",
        IsOAuth2 = true,
    };
}
