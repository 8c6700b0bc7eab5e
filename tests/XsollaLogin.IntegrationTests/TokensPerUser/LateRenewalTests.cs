using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Tokens;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>A renewal that ends after a login or logout of another instance does not undo it; the service waits as the server says.</summary>
public class LateRenewalTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StoreKind.Distributed)]
    [InlineData(StoreKind.Own)]
    public async Task A_logout_of_another_instance_during_a_renewal_is_not_undone(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var first = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        await using var second = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store, other: first);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await first.LogInAsync(tokens);
        using var sameJohn = john.Copy(second.Address);
        var waiting = await HoldRenewalAsync(first, john);
        await sameJohn.ReadAsync("/logout-by-cookie");
        first.Wire.Open();

        Assert.Equal("none", await waiting);
        Assert.Null(await first.Store.GetAsync(TokenService.UserOf(tokens), Stop));
    }

    [Theory]
    [InlineData(StoreKind.Distributed)]
    [InlineData(StoreKind.InMemory)]
    [InlineData(StoreKind.Own)]
    public async Task A_login_during_a_renewal_is_not_undone(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens);
        var waiting = await HoldRenewalAsync(service, john);
        var next = tokens with { RefreshToken = "of the next login" };
        using var again = await service.LogInAsync(next, expiresIn: 3600);
        service.Wire.Open();

        Assert.Equal(next.AccessToken, await waiting);
        Assert.Equal(next.RefreshToken, (await service.Store.GetAsync(TokenService.UserOf(tokens), Stop))!.RefreshToken);
    }

    [Fact]
    public async Task Renewed_tokens_that_could_not_be_stored_do_not_undo_a_logout_of_another_instance()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Own);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens);
        service.Own.Fails = true;
        Assert.Equal(HttpStatusCode.InternalServerError, await john.StatusAsync("/token"));
        service.Own.Fails = false;
        service.Own.AfterRead = service.Own.Remove;
        service.Time.Advance(TimeSpan.FromSeconds(5));

        // The logout comes after the read: this call has the renewed token.
        Assert.NotEqual("none", await john.ReadAsync("/token"));
        Assert.Equal("none", await john.ReadAsync("/token"));
        Assert.Null(await service.Store.GetAsync(TokenService.UserOf(tokens), Stop));
    }

    [Fact]
    public async Task A_store_in_memory_replaces_only_the_tokens_that_were_exchanged()
    {
        using var store = new InMemoryUserTokenStore(Options.Create(new UserTokenOptions()), TimeProvider.System);
        var user = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new("sub", "John")], "test"));
        var (first, second, third) = (Tokens("first"), Tokens("second"), Tokens("third"));
        await store.StoreAsync(user, first, Stop);

        Assert.True(await store.ReplaceAsync(user, first, second, Stop));
        Assert.False(await store.ReplaceAsync(user, first, third, Stop));
        Assert.Equal(second, await store.GetAsync(user, Stop));
        await store.ClearAsync(user, Stop);
        Assert.False(await store.ReplaceAsync(user, second, third, Stop));
        Assert.Null(await store.GetAsync(user, Stop));
    }

    [Theory]
    [InlineData(StoreKind.Cookie)]
    [InlineData(StoreKind.InMemory)]
    public async Task The_renewals_of_all_users_wait_as_a_response_says(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project));
        using var jane = await service.LogInAsync(await TokenService.NewUserAsync(project, Person.Jane));
        service.Wire.RetryAfter = TimeSpan.FromSeconds(30);
        Assert.Equal(HttpStatusCode.InternalServerError, await john.StatusAsync("/token"));
        service.Wire.RetryAfter = null;
        service.Time.Advance(TimeSpan.FromSeconds(29));

        Assert.Equal(HttpStatusCode.InternalServerError, await john.StatusAsync("/token"));
        Assert.Equal(HttpStatusCode.InternalServerError, await jane.StatusAsync("/token"));
        Assert.Equal(1, service.Wire.Requests);
        service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual("none", await john.ReadAsync("/token"));
        Assert.NotEqual("none", await jane.ReadAsync("/token"));
    }

    private static async Task<Task<string>> HoldRenewalAsync(TokenService service, UserBrowser john)
    {
        service.Wire.HoldsResponses = true;
        service.Wire.Close();
        var waiting = john.ReadAsync("/token");
        await service.Wire.Asked;
        return waiting;
    }

    private static StoredUserTokens Tokens(string name)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(name, $"refresh {name}", now, now.AddHours(1));
    }
}
