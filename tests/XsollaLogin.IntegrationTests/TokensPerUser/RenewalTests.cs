using XsollaLogin.IntegrationTests.Journal;

namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>The tokens of users, by each store: renewed once, never those of another user.</summary>
public class RenewalTests(MockFixture mock)
{
    [Theory]
    [InlineData(StoreKind.Cookie)]
    [InlineData(StoreKind.Distributed)]
    [InlineData(StoreKind.InMemory)]
    public async Task Fifty_concurrent_requests_with_an_expired_token_renew_it_once(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        var old = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(old);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => john.ReadAsync("/token")));

        var renewed = Assert.Single(tokens.Distinct());
        Assert.NotEqual(old.AccessToken, renewed);
        await project.ValidateAsync(renewed);
        Assert.Equal(renewed, await john.ReadAsync("/token"));
        Assert.Equal(["TokenIssuedWithRefresh", "TokenIssuedWithRefresh"], await ExchangesAsync(project));
    }

    [Theory]
    [InlineData(StoreKind.Cookie)]
    [InlineData(StoreKind.Distributed)]
    [InlineData(StoreKind.InMemory)]
    public async Task Two_users_never_get_the_token_of_each_other(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project));
        using var jane = await service.LogInAsync(await TokenService.NewUserAsync(project, Person.Jane));

        var johns = Enumerable.Range(0, 20).Select(_ => john.ReadAsync("/twice")).ToList();
        var janes = Enumerable.Range(0, 20).Select(_ => jane.ReadAsync("/twice")).ToList();

        Assert.All(await Task.WhenAll(johns), header => Assert.Equal("John", NameOf(header)));
        Assert.All(await Task.WhenAll(janes), header => Assert.Equal("Jane", NameOf(header)));
        using var anonymous = new UserBrowser(service.Address);
        Assert.Equal("none", await anonymous.ReadAsync("/token"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(StoreKind.Cookie)]
    [InlineData(StoreKind.Distributed)]
    [InlineData(StoreKind.InMemory)]
    public async Task A_revoked_refresh_token_ends_the_login(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens);
        await project.LogoutAsync(tokens.AccessToken);
        var rejected = john.ReadAsync("/token");
        if (store != StoreKind.Cookie) await service.PassRereadDelayAsync();

        Assert.Equal("none", await rejected);
        Assert.Equal("none", await john.ReadAsync("/token"));
        Assert.Equal(["TokenIssuedWithRefresh", "InvalidGrant"], await ExchangesAsync(project));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(StoreKind.Cookie)]
    [InlineData(StoreKind.Distributed)]
    [InlineData(StoreKind.InMemory)]
    public async Task A_renewal_that_returns_the_same_tokens_ends(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens);
        service.Wire.Answer = tokens with { RefreshToken = null, ExpiresIn = 3600 };

        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/token"));
        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/token"));
        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/renew"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(StoreKind.Cookie)]
    [InlineData(StoreKind.Distributed)]
    public async Task Renewals_that_return_previous_tokens_again_end(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        var (first, second) = (await TokenService.NewUserAsync(project), await TokenService.NewUserAsync(project, Person.Jane));
        using var john = await service.LogInAsync(first);

        foreach (var answer in (TokenResult[])[second, first, second])
        {
            service.Wire.Answer = answer with { ExpiresIn = 3600 };
            Assert.Contains(await john.ReadAsync("/renew"), (string[])[first.AccessToken, second.AccessToken]);
        }
    }

    [Theory]
    [InlineData(StoreKind.Cookie)]
    [InlineData(StoreKind.Distributed)]
    [InlineData(StoreKind.InMemory)]
    public async Task A_valid_token_is_returned_if_its_renewal_fails_and_an_expired_one_is_not(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 100);
        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/token"));
        Assert.Equal(0, service.Wire.Requests);

        service.Wire.Fails = true;
        service.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/token"));
        await service.Wire.Asked;
        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/token"));
        service.Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(HttpStatusCode.InternalServerError, await john.StatusAsync("/token"));

        service.Wire.Fails = false;
        Assert.NotEqual(tokens.AccessToken, await john.ReadAsync("/token"));
    }

    [Theory]
    [InlineData(StoreKind.Cookie)]
    [InlineData(StoreKind.Distributed)]
    [InlineData(StoreKind.InMemory)]
    public async Task A_logout_removes_the_tokens_and_revokes_them(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 3600);
        Assert.NotEmpty(john.Cookies);

        Assert.Equal("", await john.ReadAsync("/logout"));

        Assert.Empty(john.Cookies);
        Assert.Equal("none", await john.ReadAsync("/token"));
        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => project.ValidateAsync(tokens.AccessToken));
        Assert.Equal(422, error.StatusCode);
        if (store != StoreKind.Cookie) Assert.Null(await service.Store.GetAsync(TokenService.UserOf(tokens), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(StoreKind.Cookie)]
    [InlineData(StoreKind.Distributed)]
    [InlineData(StoreKind.InMemory)]
    public async Task A_logout_with_an_expired_token_revokes_the_refresh_token_too(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens);

        Assert.Equal("", await john.ReadAsync("/logout"));

        Assert.Empty(john.Cookies);
        Assert.Equal("none", await john.ReadAsync("/token"));
        Assert.Equal(["TokenIssuedWithRefresh", "TokenIssuedWithRefresh"], await ExchangesAsync(project));
        Assert.Equal(204, (int)(await mock.Mock.LastEntryAsync(project))["answer"]!["status"]!);
    }

    [Fact]
    public async Task A_failed_logout_at_Xsolla_Login_signs_the_user_out_and_is_logged()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 3600);
        await project.LogoutAsync(tokens.AccessToken);

        Assert.Equal("", await john.ReadAsync("/logout"));

        Assert.Empty(john.Cookies);
        Assert.Contains(service.Log.All, line => line.StartsWith("Warning: User", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_token_is_in_the_log()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.InMemory);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens);
        service.Wire.Fails = true;
        await john.StatusAsync("/token");
        service.Wire.Fails = false;
        var renewed = await john.ReadAsync("/token");
        await john.ReadAsync("/logout");

        Assert.Contains(service.Log.All, line => line.Contains("was renewed", StringComparison.Ordinal));
        Assert.Contains(service.Log.All, line => line.Contains("could not be renewed", StringComparison.Ordinal));
        foreach (var secret in (string[])[tokens.AccessToken, tokens.RefreshToken!, renewed])
        {
            Assert.DoesNotContain(service.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    private static string? NameOf(string header)
    {
        Assert.StartsWith("Bearer ", header, StringComparison.Ordinal);
        return (string?)Jwt.Read(header["Bearer ".Length..]).Claims["username"];
    }

    private async Task<IEnumerable<string?>> ExchangesAsync(TestProject project) =>
        from entry in await mock.Mock.EntriesAsync(project)
        where (string?)entry["operation"] == "exchangeToken"
        select (string?)entry["answer"]!["example"];
}
