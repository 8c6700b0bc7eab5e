using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>Projects are isolated, created on first use, found by project id or client id, and dropped when idle.</summary>
public class ProjectTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Projects_share_no_users_messages_or_clock()
    {
        await using var one = await mock.NewProjectAsync();
        await using var other = await mock.NewProjectAsync(new { requireAccountConfirmation = true });
        var token = await one.TokenOfAsync((await one.SignUpAsync())!.LoginUrl);
        Assert.Null(await other.SignUpAsync());
        await other.AdvanceAsync(TimeSpan.FromDays(2));

        await one.ValidateAsync(token);
        Assert.Empty(await one.MessagesAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, () => other.LoginAsync());
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a%2Fb")]
    [InlineData("a%2fb")]
    public async Task A_project_that_no_path_can_name_does_not_exist(string id)
    {
        await using var server = await MockLoginServer.StartAsync(Stop);
        await using var another = await mock.StartAnotherAsync(new());

        await ErrorAssert.ThrowsAsync(ErrorCode.ProjectNotFound, () => another.Project(id).LoginAsync());
        Assert.Throws<ArgumentException>(() => server.Project(id));
    }

    [Fact]
    public async Task Codes_sessions_and_tokens_are_invalid_in_another_project()
    {
        await using var one = await mock.NewProjectAsync(Protocol.OAuth2, new { fixedCode = "1234" });
        await using var other = mock.Mock.Project($"{Guid.NewGuid()}", Protocol.OAuth2, one.Cookies);
        await other.ConfigureAsync(new { fixedCode = "1234" });
        await other.By(Protocol.Jwt).InAnotherBrowser().SignUpAsync();
        var tokens = await one.ExchangeAsync(new LandingUrl((await one.SignUpAsync(ending: new Ending { Scope = "offline" }))!.LoginUrl)["code"]);
        var ssoCode = await one.CheckSsoAsync();
        await one.RequestPasswordResetAsync("John");
        var reset = await one.NextMessageAsync(Person.John.Email);
        var operation = await one.RequestPhoneCodeAsync();
        var code = new LandingUrl((await one.LoginAsync()).LoginUrl)["code"];

        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => other.CheckSsoAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => other.ExchangeAsync(code));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => other.ExchangeAsync(ssoCode));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => other.RefreshAsync(tokens.RefreshToken!));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => other.GetAskFieldsAsync(tokens.AccessToken));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => other.ConfirmPhoneCodeAsync(operation, "1234"));
        var userId = (string)Jwt.Read(tokens.AccessToken).Claims["sub"]!;
        await ErrorAssert.ThrowsAsync(ErrorCode.UserNotFound, () => other.ConfirmPasswordResetAsync(userId, reset.Code!, "newpass"));
    }

    [Fact]
    public async Task New_settings_keep_the_users_and_their_state()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        await project.ConfigureAsync(new { codeLength = 8, jwtLifetimeSeconds = 60, users = new[] { new { username = "Jane", password = "secret456" } } });
        await project.RequestPhoneCodeAsync();

        await project.LoginAsync();
        await project.LoginAsync(Person.Jane);
        Assert.Matches("^[0-9]{8}$", (await project.NextMessageAsync(Person.John.PhoneNumber)).Code);
    }

    [Fact]
    public async Task Settings_are_read_back_unchanged()
    {
        await using var project = await mock.NewProjectAsync(
            new { codeLength = 6, clients = new[] { new { client_id = 7 } }, askFields = new[] { new { name = "email", confirmation_type = "link" } } });
        var settings = await mock.Mock.Admin.DoAsync(HttpMethod.Get, $"projects/{project.ProjectId}", cancellationToken: Stop);
        await project.ConfigureAsync(settings);

        Assert.Equal((6, 180), ((int)settings["codeLength"]!, (int)settings["codeLifetimeSeconds"]!));
        Assert.Equal((7, "link"), ((int)settings["clients"]![0]!["client_id"]!, (string?)settings["askFields"]![0]!["confirmation_type"]));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_ids_codes_and_keys()
    {
        await using var here = await mock.StartAnotherAsync();
        await using var there = await mock.StartAnotherAsync();
        var projectId = $"{Guid.NewGuid()}";

        var seven = await TraceAsync(here.Project(projectId), seed: 7);
        Assert.Equal(seven, await TraceAsync(there.Project(projectId), seed: 7));
        Assert.Empty(seven.Intersect(await TraceAsync(here.Project($"{Guid.NewGuid()}"), seed: 7)));
        Assert.Empty(seven.Intersect(await TraceAsync(there.Project($"{Guid.NewGuid()}"), seed: 8)));
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
            await using var project = each.Project(projectId);
            await project.ConfigureAsync(new { seed = 7, jwtAlgorithm = algorithm });
            tokens.Add((await project.SignUpAsync())!.LoginUrl);
        }

        Assert.Single(tokens);
    }

    [Fact]
    public async Task An_idle_project_is_dropped_and_a_used_one_is_kept()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time, IdleProjects = TimeSpan.FromHours(1) });
        await using var forgotten = await another.NewProjectAsync();
        await using var used = await another.NewProjectAsync();
        await forgotten.SignUpAsync();
        await used.SignUpAsync();
        for (var i = 0; i < 4; i++)
        {
            time.Advance(TimeSpan.FromMinutes(30));
            await used.LoginAsync();
        }

        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => forgotten.LoginAsync());
    }

    [Fact]
    public async Task An_idle_project_is_not_listed()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time, IdleProjects = TimeSpan.FromHours(1) });
        await using var project = await another.NewProjectAsync();
        await project.SignUpAsync();
        Assert.Equal([project.ProjectId], await another.ProjectIdsAsync());
        time.Advance(TimeSpan.FromHours(2));

        Assert.Empty(await another.ProjectIdsAsync());
    }

    [Theory]
    [InlineData("projects/{0}", HttpStatusCode.NotFound)]
    [InlineData("projects/{0}/users", HttpStatusCode.NotFound)]
    [InlineData("projects/{0}/clock", HttpStatusCode.NotFound)]
    [InlineData("projects/{0}/snapshot", HttpStatusCode.NotFound)]
    [InlineData("projects/{0}/journal", HttpStatusCode.OK)]
    [InlineData("inbox?projectId={0}", HttpStatusCode.OK)]
    public async Task An_idle_project_is_read_as_one_that_does_not_exist(string path, HttpStatusCode absent)
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time, IdleProjects = TimeSpan.FromHours(1) });
        await using var project = await another.NewProjectAsync();
        await project.RequestPhoneCodeAsync();
        var address = path.Replace("{0}", project.ProjectId, StringComparison.Ordinal);
        var (_, there) = await another.Admin.SendAsync(HttpMethod.Get, address, cancellationToken: Stop);
        time.Advance(TimeSpan.FromHours(2));
        var (status, answer) = await another.Admin.SendAsync(HttpMethod.Get, address, cancellationToken: Stop);

        Assert.Equal(absent, status);
        Assert.DoesNotContain(Person.John.PhoneNumber, answer.ToJsonString(), StringComparison.Ordinal);
        Assert.False(JsonNode.DeepEquals(there, answer));
        Assert.True((answer["entries"] ?? answer["messages"]) is null or JsonArray { Count: 0 });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task The_idle_time_must_be_longer_than_zero(int minutes)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => MockLoginServer.StartAsync(new MockLoginServerOptions { IdleProjects = TimeSpan.FromMinutes(minutes) }, Stop));

        Assert.Contains(nameof(MockLoginServerOptions.IdleProjects), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_projectId_with_a_slash_is_the_same_in_a_path_and_in_a_query()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var project = another.Project("a/b");
        await project.ConfigureAsync(new { jwtAlgorithm = "RS256" });
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);

        var keys = (await project.Token.GetKeysAsync(new() { ProjectId = project.ProjectId }, Stop)).Result;

        Assert.Equal(Assert.Single(keys).Kid, (string?)Jwt.Read(token).Header["kid"]);
    }

    [Fact]
    public async Task Reset_and_delete_remove_the_users()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var deleted = await another.NewProjectAsync();
        await using var reset = await another.NewProjectAsync();
        await deleted.SignUpAsync();
        await reset.SignUpAsync();

        await another.Admin.DoAsync(HttpMethod.Delete, $"projects/{deleted.ProjectId}", cancellationToken: Stop);
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => deleted.LoginAsync());
        await reset.LoginAsync();
        await another.Admin.DoAsync(HttpMethod.Post, "reset", cancellationToken: Stop);
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => reset.LoginAsync());
    }

    private static async Task<string[]> TraceAsync(TestProject project, int seed)
    {
        await project.ConfigureAsync(new { seed, codeLength = 8 });
        var operation = await project.RequestPhoneCodeAsync();
        var message = await project.NextMessageAsync(Person.John.PhoneNumber);
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        return [operation, message.Id, message.Code!, (string)Jwt.Read(token).Claims["sub"]!, token.Split('.')[2]];
    }
}
