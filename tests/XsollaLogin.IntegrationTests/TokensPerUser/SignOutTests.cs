namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>A logout signs the user out, even if the store fails or the request has another user.</summary>
public class SignOutTests(MockFixture mock)
{
    // Without the expected end, a request waits for a clock that does not move.
    private const int HangLimit = 60_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_is_signed_out_if_the_store_fails_and_it_is_logged()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project), expiresIn: 3600);
        service.Cache.IsDown = true;

        Assert.Equal("", await john.ReadAsync("/logout"));

        Assert.Empty(john.Cookies);
        Assert.Contains(service.Log.All, line => line.StartsWith("Error: The tokens of user", StringComparison.Ordinal));
    }

    [Fact(Timeout = HangLimit)]
    public async Task A_user_is_signed_out_if_the_store_stalls()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project), expiresIn: 3600);
        var gate = service.Cache.Gate = Wire.New();
        var held = john.ReadAsync("/logout");
        await service.Cache.Held.Task;
        service.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("", await held);
        Assert.Empty(john.Cookies);
        gate.SetResult();
    }

    [Fact]
    public async Task A_logout_finds_the_user_of_the_cookie_if_the_request_has_another()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.InMemory);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 3600);

        Assert.Equal("", await john.ReadAsync("/logout-by-cookie"));

        Assert.Empty(john.Cookies);
        Assert.Null(await service.Store.GetAsync(TokenService.UserOf(tokens), Stop));
    }
}
