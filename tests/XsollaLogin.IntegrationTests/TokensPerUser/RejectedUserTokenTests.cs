namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>An API that rejects the token of a user with 401, by each store.</summary>
public class RejectedUserTokenTests(MockFixture mock)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(StoreKind.Cookie)]
    [InlineData(StoreKind.Distributed)]
    [InlineData(StoreKind.InMemory)]
    public async Task A_rejected_token_is_renewed_once_and_the_request_is_sent_again(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 3600);
        service.Time.Advance(Age);
        service.Revoked = tokens.AccessToken;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => john.ReadAsync("/call")));

        var renewed = await john.ReadAsync("/token");
        Assert.NotEqual(tokens.AccessToken, renewed);
        Assert.All(answers, answer => Assert.Equal($"200 Bearer {renewed}", answer));
        Assert.Equal(1, service.Wire.Requests);
    }

    [Theory]
    [InlineData(StoreKind.Cookie)]
    [InlineData(StoreKind.InMemory)]
    public async Task A_token_that_is_new_or_whose_renewal_has_just_failed_is_not_renewed(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 3600);
        service.Revoked = tokens.AccessToken;
        Assert.Equal("401 ", await john.ReadAsync("/call"));
        Assert.Equal(0, service.Wire.Requests);

        service.Time.Advance(Age);
        service.Wire.Fails = true;
        Assert.Equal("401 ", await john.ReadAsync("/call"));
        Assert.Equal("401 ", await john.ReadAsync("/call"));
        Assert.Equal(1, service.Wire.Requests);
    }

    [Fact]
    public async Task A_cookie_that_can_no_longer_be_changed_renews_nothing()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Cookie);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 3600);
        service.Time.Advance(Age);
        service.Revoked = tokens.AccessToken;

        Assert.Equal("401 ", await john.ReadAsync("/call?late=true"));
        Assert.Equal(0, service.Wire.Requests);
    }
}
