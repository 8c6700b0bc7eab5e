namespace XsollaLogin.IntegrationTests;

/// <summary>A whole project is saved and restored, in the same or in another mock, and pending logins continue.</summary>
public class SnapshotTests(MockFixture mock)
{
    [Fact]
    public async Task Pending_logins_continue_in_the_same_mock()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var saved = await SaveAsync(project);
        await mock.Mock.Admin.DoAsync(HttpMethod.Delete, $"projects/{project.ProjectId}", cancellationToken: TestContext.Current.CancellationToken);
        await project.RestoreAsync(saved.Snapshot);

        await AssertGoesOnAsync(project, saved);
    }

    [Fact]
    public async Task Pending_logins_continue_in_another_mock()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var here = await mock.NewProjectAsync(Protocol.OAuth2);
        var saved = await SaveAsync(here);
        await using var there = another.ProjectLike(here);
        await there.RestoreAsync(saved.Snapshot);

        await AssertGoesOnAsync(there, saved);
    }

    [Fact]
    public async Task A_snapshot_restores_the_clock_of_the_project()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new XsollaLogin.Mock.MockLoginServerOptions { TimeProvider = time });
        await using var here = await another.NewProjectAsync(new { });
        await using var there = await another.NewProjectAsync(new { });
        await here.AdvanceAsync(TimeSpan.FromSeconds(100));
        var snapshot = await here.SaveAsync();
        await here.AdvanceAsync(TimeSpan.FromSeconds(1000));
        time.Advance(TimeSpan.FromSeconds(10));
        await here.RestoreAsync(snapshot);
        await there.RestoreAsync(snapshot);

        Assert.Equal(time.GetUtcNow().AddSeconds(100), await ClockOfAsync(here));
        Assert.Equal(time.GetUtcNow().AddSeconds(100), await ClockOfAsync(there));

        async Task<DateTimeOffset> ClockOfAsync(TestProject project) => (DateTimeOffset)(await another.Admin.DoAsync(
            HttpMethod.Get, $"projects/{project.ProjectId}/clock", cancellationToken: TestContext.Current.CancellationToken))["now"]!;
    }

    [Fact]
    public async Task The_messages_of_a_restored_project_name_the_project_that_has_them()
    {
        await using var here = await mock.NewProjectAsync();
        await using var there = mock.Mock.Project($"{Guid.NewGuid()}");
        await here.RequestPhoneCodeAsync();
        const string Late = """[{"operation": "requestEmailCode", "fault": "late-code", "delayMs": 1000}]""";
        await mock.Mock.Admin.DoAsync(HttpMethod.Post, $"projects/{here.ProjectId}/answers", Late, TestContext.Current.CancellationToken);
        await here.RequestEmailCodeAsync();
        await there.RestoreAsync(await here.SaveAsync());
        await there.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal([there.ProjectId, there.ProjectId], (await there.MessagesAsync()).Select(message => message.ProjectId));
    }

    [Fact]
    public async Task A_configured_client_finds_the_restored_project()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var here = await mock.NewProjectAsync(Protocol.OAuth2);
        await here.ConfigureAsync(new { clients = new[] { new { client_id = here.ClientId } } });
        var code = new LandingUrl((await here.SignUpAsync())!.LoginUrl)["code"];
        await using var there = another.ProjectLike(here);
        await there.RestoreAsync(await here.SaveAsync());

        await there.ValidateAsync((await there.ExchangeAsync(code)).AccessToken);
    }

    [Fact]
    public async Task A_restore_removes_later_users_and_keeps_spent_codes_spent()
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234" });
        await project.SignUpAsync();
        var spent = await project.RequestPhoneCodeAsync();
        await project.ConfirmPhoneCodeAsync(spent, "1234");
        var snapshot = await project.SaveAsync();
        await project.SignUpAsync(Person.Jane);
        await project.RestoreAsync(snapshot);

        await project.LoginAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync(Person.Jane));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPhoneCodeAsync(spent, "1234"));
    }

    [Fact]
    public async Task A_restored_seeded_project_continues_its_sequence()
    {
        await using var project = await mock.NewProjectAsync(new { seed = 7 });
        await project.RequestPhoneCodeAsync();
        var snapshot = await project.SaveAsync();
        var next = await project.RequestPhoneCodeAsync();
        await project.RestoreAsync(snapshot);

        Assert.Equal(next, await project.RequestPhoneCodeAsync());
        Assert.Equal(2, (await project.MessagesAsync()).Select(message => message.OperationId).Distinct().Count());
    }

    private static async Task<Saved> SaveAsync(TestProject project)
    {
        var tokens = await project.ExchangeAsync(new LandingUrl((await project.SignUpAsync(ending: new Ending { Scope = "offline" }))!.LoginUrl)["code"]);
        var operation = await project.RequestPhoneCodeAsync();
        await project.RequestEmailCodeAsync(linkUrl: Ending.CallbackUrl);
        await project.RequestPasswordResetAsync("John");
        await project.AdvanceAsync(TimeSpan.FromSeconds(100));
        return new Saved(await project.SaveAsync(), tokens.AccessToken, tokens.RefreshToken!, operation,
            (await project.NextMessageAsync(Person.John.PhoneNumber)).Code!);
    }

    private static async Task AssertGoesOnAsync(TestProject project, Saved saved)
    {
        await project.ValidateAsync(saved.Token);
        Assert.NotEmpty(await project.CheckSsoAsync());
        await project.ValidateAsync((await project.RefreshAsync(saved.RefreshToken)).AccessToken);
        Assert.Equal(3, (await project.MessagesAsync()).Count);
        await project.ConfirmPhoneCodeAsync(saved.Operation, saved.Code);
        var byLink = await project.NextMessageAsync(Person.John.Email);
        using var opened = await project.OpenAsync(new Uri(byLink.Link!).AbsolutePath);
        Assert.Equal(byLink.Code, await project.GetConfirmCodeAsync(byLink.OperationId!, Person.John.Email));
        var reset = await project.NextMessageAsync(Person.John.Email);
        await project.ConfirmPasswordResetAsync((string)Jwt.Read(saved.Token).Claims["sub"]!, reset.Code!, "newpass");
        await project.LoginAsync("John", "newpass");
        await project.AdvanceAsync(TimeSpan.FromSeconds(80));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmEmailCodeAsync(byLink.OperationId!, byLink.Code!));
    }

    private sealed record Saved(JsonNode Snapshot, string Token, string RefreshToken, string Operation, string Code);
}
