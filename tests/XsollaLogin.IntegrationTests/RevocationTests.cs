using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>What a user has ended stays ended, whatever happens to the world around it.</summary>
public class RevocationTests(MockFixture mock)
{
    [Fact]
    public async Task The_first_tokens_of_a_world_are_all_by_the_same_key()
    {
        await using var world = await mock.NewWorldAsync(new { jwtAlgorithm = "RS256" });
        var tokens = await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            var person = Person.John with { Username = $"John{number}", Email = $"john{number}@example.com" };
            return await world.TokenOfAsync((await world.SignUpAsync(person))!.LoginUrl);
        }));

        foreach (var token in tokens) await world.ValidateAsync(token);
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    public async Task A_token_outlives_a_snapshot_and_a_change_of_settings(string jwtAlgorithm)
    {
        await using var world = await mock.NewWorldAsync(new { jwtAlgorithm });
        var token = await world.TokenOfAsync((await world.SignUpAsync())!.LoginUrl);
        await world.RestoreAsync(await world.SaveAsync());
        await world.ValidateAsync(token);
        await world.ConfigureAsync(new { jwtAlgorithm, codeLength = 6 });

        await world.ValidateAsync(token);
    }

    [Fact]
    public async Task Another_seed_neither_revives_what_was_revoked_nor_refuses_what_is_new()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var tokens = await world.ExchangeAsync(new LoginUrl((await world.SignUpAsync(ending: new Ending { Scope = "offline" }))!.LoginUrl)["code"]);
        await world.LogOutAsync(tokens.AccessToken);
        await world.ConfigureAsync(new { seed = 1 });

        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.RefreshAsync(tokens.RefreshToken!));
        await world.ValidateAsync(await world.TokenOfAsync((await world.LogInAsync()).LoginUrl));
    }

    [Fact]
    public async Task A_field_given_with_a_token_that_was_revoked_since_is_not_taken()
    {
        await using var world = await mock.NewWorldAsync(new { askFields = new[] { new { name = "phone_number" } }, fixedCode = "1234" });
        await world.SignUpAsync();
        var asked = await world.LogInAsync();
        var answer = await world.AskAsync(asked.Token!, new UpdatedFields { PhoneNumber = Person.Jane.PhoneNumber });
        await world.LogOutAsync(asked.Token!);

        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPhoneCodeAsync(answer.Error!.Details!.OperationId!, "1234", Person.Jane.PhoneNumber));
    }

    [Fact]
    public async Task Whoever_logs_in_by_a_code_to_an_address_that_is_another_s_username_can_log_out()
    {
        await using var world = await mock.NewWorldAsync(new { fixedCode = "1234" });
        await world.SignUpAsync(Person.John with { Username = "shared@example.com" });
        var operation = await world.RequestEmailCodeAsync("shared@example.com");
        var token = await world.TokenOfAsync((await world.ConfirmEmailCodeAsync(operation, "1234", "shared@example.com")).LoginUrl);
        await world.LogOutAsync(token);

        await Refused.ByAsync(ErrorCode.TokenNotValid, () => world.ValidateAsync(token));
    }

    [Fact]
    public async Task Who_waits_for_a_message_gets_it_from_the_world_that_came_instead()
    {
        await using var world = await mock.NewWorldAsync(new { });
        var snapshot = await world.SaveAsync();
        var waiting = mock.Mock.Control.DoAsync(HttpMethod.Get, $"inbox?projectId={world.ProjectId}&wait=300", cancellationToken: TestContext.Current.CancellationToken);
        await world.RestoreAsync(snapshot);
        await world.RequestEmailCodeAsync(Person.John.Email);

        Assert.Single((await waiting)["messages"]!.AsArray());
    }

    [Fact]
    public async Task A_poll_that_is_held_ends_when_its_world_is_replaced()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var world = await another.NewWorldAsync();
        var operation = await world.RequestEmailCodeAsync(Person.John.Email);
        var poll = world.GetConfirmCodeAsync(operation, Person.John.Email);
        await time.TimersRun(1);
        await world.RestoreAsync(await world.SaveAsync());

        await Refused.ByAsync(ErrorCode.DeadlineExceeded, () => poll);
    }
}
