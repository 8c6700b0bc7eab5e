namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>A response that starts after a logout, or after another renewal, does not issue the cookie of its own renewal.</summary>
public class LateResponseTests(MockFixture mock)
{
    private const int TimeoutMs = 60_000;

    [Fact]
    public async Task A_renewal_that_ends_after_the_logout_does_not_issue_the_cookie_again()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 3600);
        using var late = john.Copy();
        var before = late.Cookies;
        service.Wire.HoldsResponses = true;
        service.Wire.Close();
        var waiting = late.ReadAsync("/renew");
        await service.Wire.Asked;
        await john.ReadAsync("/logout");
        service.Wire.Open();

        Assert.Equal("none", await waiting);
        Assert.Equal("none", await late.ReadAsync("/token"));
        Assert.Equal(before, late.Cookies);
        // The same tokens again, as a stub returns them, are a new login.
        using var again = await service.LogInAsync(tokens, expiresIn: 3600);
        Assert.Equal(tokens.AccessToken, await again.ReadAsync("/token"));
    }

    [Theory(Timeout = TimeoutMs)]
    [InlineData(false, "none")]
    [InlineData(true, "the token of the next login")]
    public async Task A_response_that_starts_after_the_logout_does_not_issue_the_cookie_of_its_renewal(bool logsInAgain, string expected)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project), expiresIn: 3600);
        using var late = john.Copy();
        var before = late.Cookies;
        service.NextLogin = service.NextLogin! with { AccessToken = "the token of the next login", RefreshToken = "another", ExpiresIn = 3600 };
        var waiting = late.ReadAsync(logsInAgain ? "/renew-and-wait?again=true" : "/renew-and-wait");
        await service.Renewed.Task;
        await john.ReadAsync("/logout");
        service.Answer.SetResult();

        Assert.NotEqual("none", await waiting);
        Assert.Equal(!logsInAgain, late.Cookies.SequenceEqual(before));
        Assert.Equal(expected, await late.ReadAsync("/token"));
    }

    [Theory(Timeout = TimeoutMs)]
    [InlineData("language")]
    [InlineData(".AspNetCore.Cookies-language")]
    [InlineData(".AspNetCore.CookiesC")]
    public async Task A_response_that_starts_after_the_logout_keeps_other_cookies(string name)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie, cookie: cookie =>
            cookie.Events.OnSigningIn = signIn =>
            {
                if (signIn.Request.Path == "/renew-and-wait") signIn.Response.Cookies.Append(name, "kept");
                return Task.CompletedTask;
            });
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project), expiresIn: 3600);
        using var late = john.Copy();
        var before = late.Cookies;
        var waiting = late.ReadAsync("/renew-and-wait");
        await service.Renewed.Task;
        await john.ReadAsync("/logout");
        service.Answer.SetResult();
        await waiting;

        Assert.Equal([.. before, "kept"], late.Cookies);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_slow_response_does_not_issue_the_cookie_of_its_renewal_after_the_logout_of_later_tokens()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project), expiresIn: 3600);
        using var slow = john.Copy();
        var before = slow.Cookies;
        var waiting = slow.ReadAsync("/renew-and-wait");
        await service.Renewed.Task;
        var (second, third) = (await john.ReadAsync("/token"), await john.ReadAsync("/renew"));
        Assert.NotEqual(second, third);
        await john.ReadAsync("/logout");
        service.Time.Advance(TimeSpan.FromMinutes(10));
        service.Answer.SetResult();

        Assert.Equal(second, await waiting);
        Assert.Equal(before, slow.Cookies);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_slow_response_does_not_issue_the_cookie_of_its_renewal_after_the_next_one()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project), expiresIn: 3600);
        using var slow = john.Copy();
        var before = slow.Cookies;
        var waiting = slow.ReadAsync("/renew-and-wait");
        await service.Renewed.Task;
        await john.ReadAsync("/token");
        var third = await john.ReadAsync("/renew");
        await john.ReadAsync("/token");
        service.Time.Advance(TimeSpan.FromMinutes(2));
        service.Answer.SetResult();
        await waiting;

        Assert.Equal(before, slow.Cookies);
        Assert.Equal(third, await john.ReadAsync("/token"));
        Assert.Equal(2, service.Wire.Requests);
    }

    [Fact]
    public async Task A_previous_cookie_does_not_undo_the_logout_of_the_renewed_one()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project));
        using var late = john.Copy();
        var before = late.Cookies;
        await john.ReadAsync("/token");
        await john.ReadAsync("/logout");

        Assert.Equal("none", await late.ReadAsync("/token"));
        Assert.Equal(before, late.Cookies);
    }
}
