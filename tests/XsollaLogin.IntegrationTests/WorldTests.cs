using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>Each project is a world of its own, made on first use, found by project or by client, dropped when nobody uses it.</summary>
public class WorldTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Worlds_share_no_users_messages_or_clock()
    {
        await using var one = await mock.NewWorldAsync();
        await using var other = await mock.NewWorldAsync(new { requireAccountConfirmation = true });
        var token = await one.TokenOfAsync((await one.SignUpAsync())!.LoginUrl);
        Assert.Null(await other.SignUpAsync());
        await other.AdvanceAsync(TimeSpan.FromDays(2));

        await one.ValidateAsync(token);
        Assert.Empty(await one.MessagesAsync());
        await Refused.ByAsync(ErrorCode.AccountNotConfirmed, () => other.LogInAsync());
    }

    [Fact]
    public async Task What_one_world_gave_is_worth_nothing_in_another()
    {
        await using var one = await mock.NewWorldAsync(Protocol.OAuth2, new { fixedCode = "1234" });
        await using var other = mock.Mock.World($"{Guid.NewGuid()}", Protocol.OAuth2, one.Cookies);
        await other.ConfigureAsync(new { fixedCode = "1234" });
        await other.By(Protocol.Jwt).InAnotherBrowser().SignUpAsync();
        var tokens = await one.ExchangeAsync(new LoginUrl((await one.SignUpAsync(ending: new Ending { Scope = "offline" }))!.LoginUrl)["code"]);
        var ssoCode = await one.CheckSsoAsync();
        await one.RequestPasswordResetAsync("John");
        var reset = await one.NextMessageAsync(Person.John.Email);
        var operation = await one.RequestPhoneCodeAsync();
        var code = new LoginUrl((await one.LogInAsync()).LoginUrl)["code"];

        await Refused.ByAsync(ErrorCode.UnauthorizedUser, () => other.CheckSsoAsync());
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => other.ExchangeAsync(code));
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => other.ExchangeAsync(ssoCode));
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => other.RefreshAsync(tokens.RefreshToken!));
        await Refused.ByAsync(ErrorCode.InvalidToken, () => other.GetAskFieldsAsync(tokens.AccessToken));
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => other.ConfirmPhoneCodeAsync(operation, "1234"));
        var userId = (string)Jwt.Read(tokens.AccessToken).Claims["sub"]!;
        await Refused.ByAsync(ErrorCode.UserNotFound, () => other.ConfirmPasswordResetAsync(userId, reset.Code!, "newpass"));
    }

    [Fact]
    public async Task Settings_are_taken_without_losing_what_users_have_done()
    {
        await using var world = await mock.NewWorldAsync();
        await world.SignUpAsync();
        await world.ConfigureAsync(new { codeLength = 8, jwtLifetimeSeconds = 60, users = new[] { new { username = "Jane", password = "secret456" } } });
        await world.RequestPhoneCodeAsync();

        await world.LogInAsync();
        await world.LogInAsync(Person.Jane);
        Assert.Matches("^[0-9]{8}$", (await world.NextMessageAsync(Person.John.PhoneNumber)).Code);
    }

    [Fact]
    public async Task Settings_are_read_back_as_they_were_given()
    {
        await using var world = await mock.NewWorldAsync(new { codeLength = 6, clients = new[] { new { client_id = 7 } }, askFields = new[] { new { name = "email", confirmation_type = "link" } } });
        var settings = await mock.Mock.Control.DoAsync(HttpMethod.Get, $"projects/{world.ProjectId}", cancellationToken: Stop);
        await world.ConfigureAsync(settings);

        Assert.Equal((6, 180), ((int)settings["codeLength"]!, (int)settings["codeLifetimeSeconds"]!));
        Assert.Equal((7, "link"), ((int)settings["clients"]![0]!["client_id"]!, (string?)settings["askFields"]![0]!["confirmation_type"]));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_ids_codes_and_keys()
    {
        await using var here = await mock.StartAnotherAsync();
        await using var there = await mock.StartAnotherAsync();
        var projectId = $"{Guid.NewGuid()}";

        var seven = await TraceAsync(here.World(projectId), seed: 7);
        Assert.Equal(seven, await TraceAsync(there.World(projectId), seed: 7));
        Assert.Empty(seven.Intersect(await TraceAsync(here.World($"{Guid.NewGuid()}"), seed: 7)));
        Assert.Empty(seven.Intersect(await TraceAsync(there.World($"{Guid.NewGuid()}"), seed: 8)));
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    public async Task The_same_seed_gives_the_same_tokens(string algorithm)
    {
        await using var here = await mock.StartAnotherAsync();
        await using var there = await mock.StartAnotherAsync();
        var (projectId, tokens) = ($"{Guid.NewGuid()}", new HashSet<string>());
        foreach (var each in new[] { here, there })
        {
            await using var world = each.World(projectId);
            await world.ConfigureAsync(new { seed = 7, jwtAlgorithm = algorithm });
            tokens.Add((await world.SignUpAsync())!.LoginUrl);
        }

        Assert.Single(tokens);
    }

    [Fact]
    public async Task A_world_that_nobody_uses_is_dropped_and_one_in_use_stays()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time, IdleWorlds = TimeSpan.FromHours(1) });
        await using var forgotten = await another.NewWorldAsync();
        await using var used = await another.NewWorldAsync();
        await forgotten.SignUpAsync();
        await used.SignUpAsync();
        for (var i = 0; i < 4; i++)
        {
            time.Advance(TimeSpan.FromMinutes(30));
            await used.LogInAsync();
        }

        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => forgotten.LogInAsync());
    }

    [Fact]
    public async Task Reset_and_delete_take_all_that_users_have_done()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var deleted = await another.NewWorldAsync();
        await using var reset = await another.NewWorldAsync();
        await deleted.SignUpAsync();
        await reset.SignUpAsync();

        await another.Control.DoAsync(HttpMethod.Delete, $"projects/{deleted.ProjectId}", cancellationToken: Stop);
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => deleted.LogInAsync());
        await reset.LogInAsync();
        await another.Control.DoAsync(HttpMethod.Post, "reset", cancellationToken: Stop);
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => reset.LogInAsync());
    }

    private static async Task<string[]> TraceAsync(World world, int seed)
    {
        await world.ConfigureAsync(new { seed, codeLength = 8 });
        var operation = await world.RequestPhoneCodeAsync();
        var message = await world.NextMessageAsync(Person.John.PhoneNumber);
        var token = await world.TokenOfAsync((await world.SignUpAsync())!.LoginUrl);
        return [operation, message.Id, message.Code!, (string)Jwt.Read(token).Claims["sub"]!, token.Split('.')[2]];
    }
}
