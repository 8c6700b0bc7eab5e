namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>Tokens in the authentication cookie.</summary>
public class CookieStoreTests(MockFixture mock)
{
    private const int TimeoutMs = 60_000;

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
    public async Task A_response_that_fails_after_a_renewal_does_not_lose_the_login()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project), expiresIn: 3600);
        var before = john.Cookies;
        Assert.Equal(HttpStatusCode.InternalServerError, await john.StatusAsync("/renew-and-fail"));
        Assert.Equal(before, john.Cookies);
        service.Time.Advance(TimeSpan.FromMinutes(50));

        Assert.NotEqual("none", await john.ReadAsync("/token"));
        Assert.NotEqual(before, john.Cookies);
        Assert.Equal(1, service.Wire.Requests);
    }

    [Fact(Timeout = TimeoutMs)]
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
        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/token"));
        service.Wire.Open();
        await service.Time.WaitForPendingTimersAsync(0);
        service.Time.Advance(TimeSpan.FromMinutes(50));

        Assert.NotEqual(tokens.AccessToken, await john.ReadAsync("/token"));
        Assert.NotEqual(before, john.Cookies);
        Assert.Equal(1, service.Wire.Requests);
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
