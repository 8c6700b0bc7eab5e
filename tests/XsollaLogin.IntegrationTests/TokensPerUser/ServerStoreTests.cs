using System.Text;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Tokens;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>Tokens in stores on the server, which are renewed in the background.</summary>
public class ServerStoreTests(MockFixture mock)
{
    // Without the expected renewal, a request waits for a clock that does not move.
    private const int HangLimit = 60_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_distributed_cache_holds_no_plain_token()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens);
        var renewed = await john.ReadAsync("/token");

        Assert.Equal(2, service.Cache.Values.Count);
        foreach (var value in service.Cache.Values)
        {
            var text = Encoding.UTF8.GetString(value);
            foreach (var secret in (string[])[tokens.AccessToken, tokens.RefreshToken!, renewed]) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_value_of_one_user_in_place_of_another_s_counts_as_absent()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        var (johns, janes) = (await TokenService.NewUserAsync(project), await TokenService.NewUserAsync(project, Person.Jane));
        using var john = await service.LogInAsync(johns, expiresIn: 3600);
        var stolen = service.Cache.Values.Last();
        using var jane = await service.LogInAsync(janes, expiresIn: 3600);
        var id = (string)Jwt.Read(janes.AccessToken).Claims["sub"]!;
        service.Cache.Set($"XsollaLogin.UserTokens:{project.ClientId}:{id}", stolen, new());

        Assert.Equal("none", await jane.ReadAsync("/token"));
        Assert.Contains(service.Log.All, line => line.StartsWith("Warning: The stored tokens of a user cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_valid_token_is_returned_while_its_renewal_runs()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.InMemory);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens, expiresIn: 100);
        service.Time.Advance(TimeSpan.FromSeconds(60));
        service.Wire.Close();

        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/token"));
        await service.Wire.Asked;
        Assert.Equal(tokens.AccessToken, await john.ReadAsync("/token"));
        service.Wire.Open();

        while (await john.ReadAsync("/token") == tokens.AccessToken) await Task.Yield();
        Assert.Equal(1, service.Wire.Requests);
    }

    [Fact]
    public async Task The_renewal_of_one_user_does_not_delay_another()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.InMemory);
        using var john = await service.LogInAsync(await TokenService.NewUserAsync(project));
        using var jane = await service.LogInAsync(await TokenService.NewUserAsync(project, Person.Jane));
        service.Wire.Close();
        var johns = john.ReadAsync("/token");
        await service.Wire.Asked;
        var gate = service.Wire.Gate!;
        service.Wire.Gate = null;

        Assert.NotEqual("none", await jane.ReadAsync("/token"));
        Assert.False(johns.IsCompleted);
        gate.SetResult();
        Assert.NotEqual("none", await johns);
    }

    [Fact(Timeout = HangLimit)]
    public async Task Tokens_that_another_instance_has_renewed_are_used()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var first = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        await using var second = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed, other: first);
        using var john = await first.LogInAsync(await TokenService.NewUserAsync(project));
        using var sameJohn = john.Copy(second.Address);
        second.Wire.Close();
        var late = sameJohn.ReadAsync("/token");
        await second.Wire.Asked;
        var renewed = await john.ReadAsync("/token");

        second.Wire.Open();
        await second.PassRereadDelayAsync();

        Assert.Equal(renewed, await late);
        Assert.Equal(renewed, await john.ReadAsync("/token"));
    }

    [Theory]
    [InlineData(StoreKind.Distributed)]
    [InlineData(StoreKind.InMemory)]
    public async Task A_renewal_that_ends_after_the_logout_stores_nothing(StoreKind store)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, store);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens);
        service.Wire.Close();
        var waiting = john.ReadAsync("/token");
        await service.Wire.Asked;
        await service.Store.ClearAsync(TokenService.UserOf(tokens), Stop);
        service.Wire.Open();

        Assert.Equal("none", await waiting);
        Assert.Null(await service.Store.GetAsync(TokenService.UserOf(tokens), Stop));
    }

    [Fact(Timeout = HangLimit)]
    public async Task A_failure_to_store_does_not_lose_the_renewed_tokens()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var service = await TokenService.StartAsync(mock.Mock.BaseAddress, project, StoreKind.Distributed);
        var tokens = await TokenService.NewUserAsync(project);
        using var john = await service.LogInAsync(tokens);
        service.Cache.Fails = true;
        Assert.Equal(HttpStatusCode.InternalServerError, await john.StatusAsync("/token"));
        service.Cache.Fails = false;
        service.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.NotEqual("none", await john.ReadAsync("/token"));
        while (service.Cache.Values.Count < 2)
        {
            Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal(1, service.Wire.Requests);
    }

    [Fact]
    public async Task The_store_in_memory_is_bounded_and_keeps_the_newest()
    {
        var options = Options.Create(new UserTokenOptions { InMemoryCapacity = 10 });
        using var store = new InMemoryUserTokenStore(options, TimeProvider.System);
        var now = DateTimeOffset.UtcNow;
        var users = Enumerable.Range(0, 100).Select(id => new System.Security.Claims.ClaimsPrincipal(
            new System.Security.Claims.ClaimsIdentity([new("sub", $"{id}")], "test"))).ToList();
        foreach (var user in users)
        {
            await store.StoreAsync(user, new StoredUserTokens("token", "refresh", now, now.AddHours(1)), Stop);
            Assert.NotNull(await store.GetAsync(user, Stop));
        }

        var kept = 0;
        foreach (var user in users) kept += await store.GetAsync(user, Stop) is null ? 0 : 1;
        Assert.InRange(kept, 1, 10);
    }

    [Fact]
    public async Task A_user_without_an_ID_has_no_tokens()
    {
        using var store = new InMemoryUserTokenStore(Options.Create(new UserTokenOptions()), TimeProvider.System);
        var user = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new("name", "John")], "test"));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.GetAsync(user, Stop));
        Assert.Contains("needs the claim sub", error.Message, StringComparison.Ordinal);
    }
}
