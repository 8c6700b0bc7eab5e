using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>No view of requests shows a secret, unless the option for it is set.</summary>
public class SecretTests(MockFixture mock)
{
    private const string Password = "s3cret-Passw0rd";
    private static readonly Person Who = Person.John with { Password = Password };

    [Fact]
    public async Task No_view_shows_a_secret_of_a_flow()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var project = await another.NewProjectAsync(Protocol.OAuth2);
        var secrets = await PlayAsync(project);
        var shown = await another.ShownAsync(project);

        Assert.All(secrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_secret_is_shown_when_the_option_is_set()
    {
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { ShowSecrets = true, TimeProvider = new TestClock() });
        await using var project = await another.NewProjectAsync(Protocol.OAuth2);
        var secrets = await PlayAsync(project);
        var shown = await another.ShownAsync(project);

        Assert.All(secrets, secret => Assert.Contains(secret, shown, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"username\":\"John\",\"password\":\"%\"", "application/json")]
    [InlineData("{\"username\":\"John\",\"pass\\u0077ord\":\"%\"}", "application/json")]
    [InlineData("{\"username\":\"John\",\"newPassword\":\"%\"}", "application/json")]
    [InlineData("{\"username\":\"John\",\"pass\":\"%\"}", "application/json")]
    [InlineData("{\"username\":\"John\",\"passwort\":{\"is\":[\"%\"]}}", "application/json")]
    [InlineData("{\"username\":\"John\",\"password\":[\"%\"]}", "application/json")]
    [InlineData("{\"username\":\"John\",\"password\":\"x\",\"password\":\"%\"}", "application/json")]
    [InlineData("[\"%\"]", "application/json")]
    [InlineData("\"%\"", "application/json")]
    [InlineData("%", "text/plain")]
    [InlineData("username=John&password=%", "application/x-www-form-urlencoded")]
    [InlineData("username=John&pass%77ord=%", "application/x-www-form-urlencoded")]
    [InlineData("username=John&passwort=%", "application/x-www-form-urlencoded")]
    [InlineData("%", "application/x-www-form-urlencoded")]
    [InlineData("{\"password\":\"=%\"", "application/x-www-form-urlencoded")]
    [InlineData("<password>%</password>", "application/xml")]
    public async Task A_broken_request_shows_no_secret(string body, string type)
    {
        await using var another = await mock.StartAnotherAsync();
        await using var project = await another.NewProjectAsync();
        // In the form, %77 is a letter of the name; the last % is replaced by the secret.
        var at = body.LastIndexOf('%');
        await another.SendRawAsync("login", $"projectId={project.ProjectId}", body[..at] + Password + body[(at + 1)..], type);

        Assert.DoesNotContain(Password, await another.ShownAsync(project), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization", "Bearer %")]
    [InlineData("Authorization", "%")]
    [InlineData("Cookie", "xsolla_login_sso=%; other=%")]
    [InlineData("X-PASS-TOKEN", "%")]
    [InlineData("X-My-Token", "%")]
    [InlineData("Referer", "https://game.example.com/callback?token=%&state=1")]
    [InlineData("Referer", "https://game.example.com/callback#access_token=%")]
    [InlineData("Referer", "http://localhost/links/project/%")]
    public async Task A_header_shows_no_secret(string name, string value)
    {
        await using var another = await mock.StartAnotherAsync();
        await using var project = await another.NewProjectAsync();
        await another.SendRawAsync("login", $"projectId={project.ProjectId}", "{}", headers: (name, value.Replace("%", Password, StringComparison.Ordinal)));

        Assert.DoesNotContain(Password, await another.ShownAsync(project), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token=%")]
    [InlineData("reset_code=%")]
    [InlineData("password=%")]
    [InlineData("login_url=https%3A%2F%2Fgame.example.com%2F%3Ftoken%3D#%")]
    [InlineData("login_url=https://game.example.com/?code=%")]
    public async Task A_query_shows_no_secret(string query)
    {
        await using var another = await mock.StartAnotherAsync();
        await using var project = await another.NewProjectAsync();
        var at = query.LastIndexOf('%');
        await another.SendRawAsync("login", $"projectId={project.ProjectId}&{query[..at].TrimEnd('#')}{Password}", "{}");

        Assert.DoesNotContain(Password, await another.ShownAsync(project), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_values_are_shown()
    {
        await using var project = await mock.NewProjectAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync());
        await project.SignUpAsync();
        var entries = await mock.Mock.EntriesAsync(project);

        Assert.Equal(ErrorCode.WrongUsernameOrPassword, (string?)entries[0]["answer"]!["body"]!["error"]!["code"]);
        Assert.Equal("{\"username\":\"John\",\"password\":\"***\"}", entries[0]["request"]!["body"]!.ToJsonString());
        Assert.Contains($"login_url={Uri.EscapeDataString(Ending.CallbackUrl)}", (string?)entries[0]["request"]!["url"], StringComparison.Ordinal);
        Assert.Equal($"{Ending.CallbackUrl}?token=***", (string?)entries[1]["answer"]!["body"]!["login_url"]);
        Assert.Equal("***; Path=/api; HttpOnly; SameSite=Lax", ((string?)entries[1]["answer"]!["headers"]!["Set-Cookie"])!.Split('=', 2)[1]);
    }

    /// <summary>Plays all flows that have a secret.</summary>
    /// <returns>The secrets.</returns>
    private static async Task<IReadOnlyList<string>> PlayAsync(TestProject project)
    {
        const string Verifier = "averifierofsufficientlength-0123456789-abcdefghij";
        await project.ConfigureAsync(
            new { clients = new[] { new { client_id = project.ClientId, client_secret = "the-client-secret" } }, fixedCode = "864209" });
        var ending = Ending.Usual with { Scope = "offline", CodeChallenge = new Pkce(Verifier).Challenge };
        var login = new LandingUrl((await project.SignUpAsync(Who, ending))!.LoginUrl);
        await project.LoginAsync(Who);
        var tokens = await project.ExchangeAsync(login["code"], verifier: Verifier, clientSecret: "the-client-secret");
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(login["code"], clientSecret: "the-client-secret"));
        await project.ValidateAsync(tokens.AccessToken);
        var sso = await project.CheckSsoAsync();
        var location = await project.By(Protocol.Jwt).RedirectSsoAsync();
        var operation = await project.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        var code = await project.NextMessageAsync(Who.Email);
        using var opened = await project.OpenAsync(code.Link);
        await project.GetConfirmCodeAsync(operation, Who.Email);
        await project.ConfirmEmailCodeAsync(operation, code.Code!);
        await project.RequestPasswordResetAsync(Who.Username);
        var reset = await project.NextMessageAsync(Who.Email);
        using var followed = await project.OpenAsync(reset.Link);
        var link = new LandingUrl(followed.Headers.Location!.ToString());
        await project.ConfirmPasswordResetAsync(link["user_id"], link["reset_code"], "another-s3cret");
        return
        [
            Password, "another-s3cret", Verifier, "the-client-secret", login["code"], tokens.AccessToken, tokens.RefreshToken!,
            sso, new LandingUrl(location!.ToString())["code"],
            code.Code!, code.Link!.Split('/')[^1], reset.Link!.Split('/')[^1], link["reset_code"], Assert.Single(project.Cookies.GetAllCookies()).Value,
        ];
    }
}
