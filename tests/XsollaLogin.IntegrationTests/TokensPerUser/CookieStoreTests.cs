namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>Tokens in the authentication cookie.</summary>
public class CookieStoreTests(MockFixture mock)
{
    [Fact]
    public async Task A_request_with_the_previous_cookie_gets_the_renewed_token_and_its_cookie()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project));
        using var late = john.Copy();
        var before = john.Cookies;

        var renewed = await john.ReadAsync("/token");
        Assert.NotEqual(before, john.Cookies);
        Assert.Equal(renewed, await late.ReadAsync("/token"));
        Assert.NotEqual(before, late.Cookies);
        service.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(renewed, await john.ReadAsync("/token"));
        Assert.Equal(renewed, await late.ReadAsync("/token"));
        Assert.Equal(1, service.Wire.Requests);
    }

    [Fact]
    public async Task A_renewed_cookie_that_slides_lives_its_whole_time_again()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project));

        service.Time.Advance(TimeSpan.FromDays(10));
        Assert.NotEqual("none", await john.ReadAsync("/token"));
        service.Time.Advance(TimeSpan.FromDays(10));
        // The cookie slides by default: the renewal gave it 14 days.
        Assert.NotEqual("none", await john.ReadAsync("/token"));
    }

    [Fact]
    public async Task A_token_is_not_renewed_after_the_response_has_started()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 100);
        service.Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal($"started {tokens.AccessToken}", await john.ReadAsync("/late"));
        service.Time.Advance(TimeSpan.FromSeconds(40));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => john.ReadAsync("/late"));

        Assert.Equal(0, service.Wire.Requests);
        Assert.Contains(service.Log.All, line => line.Contains("get the token before the response starts", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(60, "an early renewal")]
    [InlineData(100, "an expired token")]
    public async Task A_renewal_during_which_the_response_starts_loses_nothing_and_is_logged(int age, string reason)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 100);
        var before = john.Cookies;
        service.Time.Advance(TimeSpan.FromSeconds(age));

        var renewed = await john.ReadAsync("/starts-during-renewal");

        Assert.True(renewed != tokens.AccessToken, reason);
        Assert.Equal(before, john.Cookies);
        Assert.Contains(service.Log.All, line => line.StartsWith("Warning: The renewed tokens of user", StringComparison.Ordinal));
        service.Time.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(renewed, await john.ReadAsync("/token"));
        Assert.NotEqual(before, john.Cookies);
        Assert.Equal(1, service.Wire.Requests);
    }

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

    [Theory]
    [InlineData(false, "none")]
    [InlineData(true, "the token of the next login")]
    public async Task A_response_that_starts_after_the_logout_does_not_issue_the_cookie_of_its_renewal(bool logsInAgain, string expected)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project), expiresIn: 3600);
        using var late = john.Copy();
        service.NextLogin = service.NextLogin! with { AccessToken = "the token of the next login", RefreshToken = "another", ExpiresIn = 3600 };
        var waiting = late.ReadAsync(logsInAgain ? "/renew-and-wait?again=true" : "/renew-and-wait");
        await service.Renewed.Task;
        await john.ReadAsync("/logout");
        service.Answer.SetResult();

        Assert.NotEqual("none", await waiting);
        Assert.Equal(logsInAgain ? 1 : 0, late.Cookies.Count);
        Assert.Equal(expected, await late.ReadAsync("/token"));
    }

    [Fact]
    public async Task A_slow_response_does_not_issue_the_cookie_of_its_renewal_after_the_logout_of_later_tokens()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project), expiresIn: 3600);
        using var slow = john.Copy();
        var waiting = slow.ReadAsync("/renew-and-wait");
        await service.Renewed.Task;
        var (second, third) = (await john.ReadAsync("/token"), await john.ReadAsync("/renew"));
        Assert.NotEqual(second, third);
        await john.ReadAsync("/logout");
        service.Time.Advance(TimeSpan.FromMinutes(10));
        service.Answer.SetResult();

        Assert.Equal(second, await waiting);
        Assert.Empty(slow.Cookies);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_valid_token_waits_one_second_for_a_renewal_that_stalls()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 100);
        var before = john.Cookies;
        service.Time.Advance(TimeSpan.FromSeconds(60));
        service.Wire.Close();
        var waiting = john.ReadAsync("/token");
        await service.Wire.Asked;
        // The limit of the renewal, and of the wait.
        await service.Time.WaitForPendingTimersAsync(2);
        service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(tokens.AccessToken, await waiting);
        service.Wire.Open();
        await service.Time.WaitForPendingTimersAsync(0);
        service.Time.Advance(TimeSpan.FromMinutes(50));

        Assert.NotEqual(tokens.AccessToken, await john.ReadAsync("/token"));
        Assert.NotEqual(before, john.Cookies);
        Assert.Equal(1, service.Wire.Requests);
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

    [Fact]
    public async Task A_valid_token_is_returned_if_its_refresh_token_is_rejected_and_asked_for_once_a_minute()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 600);
        await project.LogoutAsync(tokens.AccessToken);
        service.Time.Advance(TimeSpan.FromSeconds(540));

        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/token"));
        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/token"));
        Assert.Equal("none", await john.ReadAsync("/renew"));
        Assert.Equal(1, service.Wire.Requests);
        service.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("none", await john.ReadAsync("/token"));
        Assert.Equal(2, service.Wire.Requests);
    }

    [Fact]
    public async Task The_cookie_holds_no_plain_token()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 3600);

        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/token"));
        Assert.DoesNotContain(john.Cookies, cookie => cookie.Contains(tokens.RefreshToken!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_token_is_sent_to_allowed_hosts_only()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 3600);

        Assert.Equal($"Bearer {tokens.AccessToken}", await john.ReadAsync("/twice"));
        Assert.Equal("", await john.ReadAsync("/elsewhere"));
    }
}
