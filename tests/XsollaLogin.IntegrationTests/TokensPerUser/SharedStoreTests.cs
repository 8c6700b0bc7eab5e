namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>A store on the server that several instances share, that loses values, stalls or fails.</summary>
public class SharedStoreTests(MockFixture mock)
{
    // Without the expected end of a renewal, a request waits for a clock that does not move.
    private const int HangLimit = 60_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = HangLimit)]
    public async Task A_rejected_renewal_does_not_lose_the_tokens_of_another_instance_that_has_not_stored_them_yet()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var first = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        await using var second = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed, other: first);
        using var john = await first.LogInAsync(await TokenService.NewUserAsync(project));
        using var sameJohn = john.Copy(second.Address);
        first.Wire.HoldsResponses = true;
        first.Wire.Close();
        var slow = john.ReadAsync("/token");
        await first.Wire.Asked;
        var rejected = sameJohn.ReadAsync("/token");
        await second.PassRereadDelayAsync();
        Assert.Equal("none", await rejected);

        first.Wire.Open();
        var renewed = await slow;

        Assert.NotEqual("none", renewed);
        Assert.Equal(renewed, await sameJohn.ReadAsync("/token"));
        Assert.Equal(renewed, await john.ReadAsync("/token"));
    }

    [Fact]
    public async Task Renewed_tokens_are_stored_if_the_cache_has_dropped_the_previous_ones()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens);
        service.Wire.Close();
        var waiting = john.ReadAsync("/token");
        await service.Wire.Asked;
        service.Cache.Remove($"XsollaLogin.UserTokens:{project.ClientId}:{Jwt.Read(tokens.AccessToken).Claims["sub"]}");
        service.Wire.Open();

        var renewed = await waiting;
        Assert.NotEqual("none", renewed);
        Assert.Equal(renewed, await john.ReadAsync("/token"));
    }

    [Fact(Timeout = HangLimit)]
    public async Task A_renewal_ends_in_time_even_if_the_store_stalls_and_does_not_lose_the_tokens()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project));
        var gate = service.Cache.Gate = Wire.New();
        var held = john.StatusAsync("/token");
        await service.Cache.Held.Task;
        service.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.InternalServerError, await held);
        AssertTimedOut(service, "10 s");
        service.Cache.Gate = null;
        Assert.NotEqual("none", await john.ReadAsync("/token"));
        Assert.Equal(1, service.Wire.Requests);
        gate.SetResult();
    }

    [Fact(Timeout = HangLimit)]
    public async Task A_store_that_takes_nothing_does_not_lose_renewed_tokens()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project));
        service.Cache.Fails = true;
        Assert.Equal(HttpStatusCode.InternalServerError, await john.StatusAsync("/token"));
        var renewed = "";
        for (var i = 0; i < 3; i++)
        {
            service.Time.Advance(TimeSpan.FromSeconds(50));
            renewed = await john.ReadAsync("/token");
            Assert.NotEqual("none", renewed);
        }

        service.Cache.Fails = false;
        await StoredAsync(service, john);
        service.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(renewed, await john.ReadAsync("/token"));
        Assert.Equal(1, service.Wire.Requests);
    }

    [Fact(Timeout = HangLimit)]
    public async Task Tokens_that_were_renewed_twice_while_the_store_failed_are_stored()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project));
        service.Cache.Fails = true;
        Assert.Equal(HttpStatusCode.InternalServerError, await john.StatusAsync("/token"));
        Assert.Equal(HttpStatusCode.InternalServerError, await john.StatusAsync("/renew"));
        service.Cache.Fails = false;
        var renewed = await john.ReadAsync("/token");
        await StoredAsync(service, john);
        // This process forgets them.
        service.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(renewed, await john.ReadAsync("/token"));
        Assert.NotEqual("none", await john.ReadAsync("/renew"));
        Assert.Equal(3, service.Wire.Requests);
    }

    [Fact(Timeout = HangLimit)]
    public async Task A_store_whose_writes_stall_does_not_hold_calls_that_have_a_valid_token()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project));
        service.Cache.Fails = true;
        Assert.Equal(HttpStatusCode.InternalServerError, await john.StatusAsync("/token"));
        service.Cache.Fails = false;
        var gate = service.Cache.Gate = Wire.New();
        service.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.NotEqual("none", await john.ReadAsync("/token"));
        await service.Cache.Held.Task;
        Assert.NotEqual("none", await john.ReadAsync("/token"));
        gate.SetResult();
    }

    [Fact(Timeout = HangLimit)]
    public async Task A_user_who_comes_back_long_after_a_failed_write_is_still_logged_in()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project));
        service.Cache.Fails = true;
        Assert.Equal(HttpStatusCode.InternalServerError, await john.StatusAsync("/token"));
        service.Cache.Fails = false;
        service.Time.Advance(TimeSpan.FromMinutes(50));

        Assert.NotEqual("none", await john.ReadAsync("/token"));
        Assert.Equal(1, service.Wire.Requests);
    }

    [Fact(Timeout = HangLimit)]
    public async Task A_store_whose_read_stalls_does_not_hold_requests()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project), expiresIn: 3600);
        service.Cache.HoldsReads = true;
        var gate = service.Cache.Gate = Wire.New();
        var held = john.StatusAsync("/token");
        await service.Cache.Held.Task;
        service.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(HttpStatusCode.InternalServerError, await held);
        AssertTimedOut(service, "10 s", "The store of the users' tokens");
        gate.SetResult();
    }

    [Fact(Timeout = HangLimit)]
    public async Task A_login_ends_in_time_even_if_the_store_stalls()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        var gate = service.Cache.Gate = Wire.New();
        var login = service.LogInAsync(await TokenService.NewUserAsync(project));
        await service.Cache.Held.Task;
        service.Time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<Xunit.Sdk.EqualException>(() => login);
        AssertTimedOut(service, "10 s", "The store of the users' tokens");
        gate.SetResult();
    }

    [Fact(Timeout = HangLimit)]
    public async Task A_renewal_whose_time_ends_before_the_store_is_read_again_has_timed_out()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(
            mock.Mock.BaseAddress, project, StoreKind.InMemory, options => options.RenewalTimeout = TimeSpan.FromSeconds(0.4));
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens);
        await project.LogoutAsync(tokens.AccessToken);
        var status = john.StatusAsync("/token");
        await service.Time.WaitForPendingTimersAsync(2);
        service.Time.Advance(TimeSpan.FromSeconds(0.4));

        Assert.Equal(HttpStatusCode.InternalServerError, await status);
        AssertTimedOut(service, "0.4 s");
    }

    /// <summary>Waits until the store has renewed tokens; each try begins 5 seconds after the last one.</summary>
    private static async Task StoredAsync(TokenService service, UserBrowser john)
    {
        while (service.Cache.Values.Count < 2)
        {
            Stop.ThrowIfCancellationRequested();
            service.Time.Advance(TimeSpan.FromSeconds(5));
            await john.ReadAsync("/token");
        }
    }

    private static void AssertTimedOut(TokenService service, string limit, string what = "The renewal of a user's token") => Assert.Contains(
        service.Log.All, line => line.Contains($"{nameof(HttpRequestException)}: {what} exceeded RenewalTimeout ({limit}).", StringComparison.Ordinal));
}
