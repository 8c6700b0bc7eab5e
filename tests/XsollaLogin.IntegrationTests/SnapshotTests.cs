namespace XsollaLogin.IntegrationTests;

/// <summary>A whole world is saved and put back, here or in another mock, and what was under way goes on.</summary>
public class SnapshotTests(MockFixture mock)
{
    [Fact]
    public async Task What_was_under_way_goes_on_in_the_same_mock()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var saved = await SaveAsync(world);
        await mock.Mock.Control.DoAsync(HttpMethod.Delete, $"projects/{world.ProjectId}", cancellationToken: TestContext.Current.CancellationToken);
        await world.RestoreAsync(saved.Snapshot);

        await AssertGoesOnAsync(world, saved);
    }

    [Fact]
    public async Task What_was_under_way_goes_on_in_another_mock()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var here = await mock.NewWorldAsync(Protocol.OAuth2);
        var saved = await SaveAsync(here);
        await using var there = another.WorldLike(here);
        await there.RestoreAsync(saved.Snapshot);

        await AssertGoesOnAsync(there, saved);
    }

    [Fact]
    public async Task A_configured_client_finds_the_world_that_was_put_back()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var here = await mock.NewWorldAsync(Protocol.OAuth2);
        await here.ConfigureAsync(new { clients = new[] { new { client_id = here.ClientId } } });
        var code = new LoginUrl((await here.SignUpAsync())!.LoginUrl)["code"];
        await using var there = another.WorldLike(here);
        await there.RestoreAsync(await here.SaveAsync());

        await there.ValidateAsync((await there.ExchangeAsync(code)).AccessToken);
    }

    [Fact]
    public async Task What_came_after_the_snapshot_is_gone_and_what_was_spent_before_stays_spent()
    {
        await using var world = await mock.NewWorldAsync(new { fixedCode = "1234" });
        await world.SignUpAsync();
        var spent = await world.RequestPhoneCodeAsync();
        await world.ConfirmPhoneCodeAsync(spent, "1234");
        var snapshot = await world.SaveAsync();
        await world.SignUpAsync(Person.Jane);
        await world.RestoreAsync(snapshot);

        await world.LogInAsync();
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync(Person.Jane));
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPhoneCodeAsync(spent, "1234"));
    }

    [Fact]
    public async Task A_seeded_world_goes_on_as_it_would_have()
    {
        await using var world = await mock.NewWorldAsync(new { seed = 7 });
        await world.RequestPhoneCodeAsync();
        var snapshot = await world.SaveAsync();
        var next = await world.RequestPhoneCodeAsync();
        await world.RestoreAsync(snapshot);

        Assert.Equal(next, await world.RequestPhoneCodeAsync());
        Assert.Equal(2, (await world.MessagesAsync()).Select(message => message.OperationId).Distinct().Count());
    }

    private static async Task<Saved> SaveAsync(World world)
    {
        var tokens = await world.ExchangeAsync(new LoginUrl((await world.SignUpAsync(ending: new Ending { Scope = "offline" }))!.LoginUrl)["code"]);
        var operation = await world.RequestPhoneCodeAsync();
        await world.RequestEmailCodeAsync(linkUrl: Ending.CallbackUrl);
        await world.RequestPasswordResetAsync("John");
        await world.AdvanceAsync(TimeSpan.FromSeconds(100));
        return new Saved(await world.SaveAsync(), tokens.AccessToken, tokens.RefreshToken!, operation, (await world.NextMessageAsync(Person.John.PhoneNumber)).Code!);
    }

    private static async Task AssertGoesOnAsync(World world, Saved saved)
    {
        await world.ValidateAsync(saved.Token);
        Assert.NotEmpty(await world.CheckSsoAsync());
        await world.ValidateAsync((await world.RefreshAsync(saved.RefreshToken)).AccessToken);
        Assert.Equal(3, (await world.MessagesAsync()).Count);
        await world.ConfirmPhoneCodeAsync(saved.Operation, saved.Code);
        var byLink = await world.NextMessageAsync(Person.John.Email);
        using var opened = await world.OpenAsync(new Uri(byLink.Link!).AbsolutePath);
        Assert.Equal(byLink.Code, await world.GetConfirmCodeAsync(byLink.OperationId!, Person.John.Email));
        var reset = await world.NextMessageAsync(Person.John.Email);
        await world.ConfirmPasswordResetAsync((string)Jwt.Read(saved.Token).Claims["sub"]!, reset.Code!, "newpass");
        await world.LogInAsync("John", "newpass");
        await world.AdvanceAsync(TimeSpan.FromSeconds(80));
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmEmailCodeAsync(byLink.OperationId!, byLink.Code!));
    }

    private sealed record Saved(JsonNode Snapshot, string Token, string RefreshToken, string Operation, string Code);
}
