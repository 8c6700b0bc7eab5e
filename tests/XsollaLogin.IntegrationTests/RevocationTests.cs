using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>A revoked session or token stays revoked when the project is restored, configured or replaced.</summary>
public class RevocationTests(MockFixture mock)
{
    [Fact]
    public async Task Parallel_first_tokens_of_a_project_are_signed_with_the_same_key()
    {
        await using var project = await mock.NewProjectAsync(new { jwtAlgorithm = "RS256" });
        var tokens = await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            var person = Person.John with { Username = $"John{number}", Email = $"john{number}@example.com" };
            return await project.TokenOfAsync((await project.SignUpAsync(person))!.LoginUrl);
        }));

        foreach (var token in tokens) await project.ValidateAsync(token);
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("RS256")]
    public async Task A_token_outlives_a_snapshot_and_a_change_of_settings(string jwtAlgorithm)
    {
        await using var project = await mock.NewProjectAsync(new { jwtAlgorithm });
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        await project.RestoreAsync(await project.SaveAsync());
        await project.ValidateAsync(token);
        await project.ConfigureAsync(new { jwtAlgorithm, codeLength = 6 });

        await project.ValidateAsync(token);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_logout_in_a_restored_project_revokes_tokens_that_are_younger_than_the_snapshot(bool isDeletedBefore)
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        var snapshot = await project.SaveAsync();
        for (var login = 0; login < 3; login++) await project.LoginAsync();
        var younger = await project.TokenOfAsync((await project.LoginAsync()).LoginUrl);
        if (isDeletedBefore)
        {
            await mock.Mock.Admin.DoAsync(
                HttpMethod.Delete, $"projects/{project.ProjectId}", cancellationToken: TestContext.Current.CancellationToken);
        }

        await project.RestoreAsync(snapshot);
        await project.LogoutAsync(younger);

        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(younger));
    }

    [Fact]
    public async Task A_snapshot_with_a_high_place_in_the_order_of_tokens_changes_no_logout_of_another_project()
    {
        await using var another = await mock.StartAnotherAsync();
        await using var high = await another.NewProjectAsync(new { });
        var changed = await high.SaveAsync();
        changed["drawn"] = long.MaxValue / 2;
        for (var restored = 0; restored < 2; restored++) await high.RestoreAsync(changed);
        await using var project = await another.NewProjectAsync();
        await project.SignUpAsync();
        await project.RestoreAsync(await project.SaveAsync());
        var snapshot = await project.SaveAsync();
        for (var login = 0; login < 3; login++) await project.LoginAsync();
        var younger = await project.TokenOfAsync((await project.LoginAsync()).LoginUrl);
        await project.RestoreAsync(snapshot);
        await project.LogoutAsync(younger);

        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(younger));
    }

    [Fact]
    public async Task Another_seed_keeps_revoked_tokens_revoked_and_accepts_new_ones()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var tokens = await project.ExchangeAsync(new LandingUrl((await project.SignUpAsync(ending: new Ending { Scope = "offline" }))!.LoginUrl)["code"]);
        await project.LogoutAsync(tokens.AccessToken);
        await project.ConfigureAsync(new { seed = 1 });

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.RefreshAsync(tokens.RefreshToken!));
        await project.ValidateAsync(await project.TokenOfAsync((await project.LoginAsync()).LoginUrl));
    }

    [Fact]
    public async Task A_field_is_not_confirmed_after_its_token_was_revoked()
    {
        await using var project = await mock.NewProjectAsync(new { askFields = new[] { new { name = "phone_number" } }, fixedCode = "1234" });
        await project.SignUpAsync();
        var asked = await project.LoginAsync();
        var answer = await project.AskAsync(asked.Token!, new UpdatedFields { PhoneNumber = Person.Jane.PhoneNumber });
        await project.LogoutAsync(asked.Token!);

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound,
            () => project.ConfirmPhoneCodeAsync(answer.Error!.Details!.OperationId!, "1234", Person.Jane.PhoneNumber));
    }

    [Fact]
    public async Task A_user_whose_email_address_is_another_users_username_can_log_out()
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234" });
        await project.SignUpAsync(Person.John with { Username = "shared@example.com" });
        var operation = await project.RequestEmailCodeAsync("shared@example.com");
        var token = await project.TokenOfAsync((await project.ConfirmEmailCodeAsync(operation, "1234", "shared@example.com")).LoginUrl);
        await project.LogoutAsync(token);

        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(token));
    }

    [Fact]
    public async Task A_waiting_reader_gets_the_message_from_the_project_that_replaced_the_old_one()
    {
        await using var project = await mock.NewProjectAsync(new { });
        var snapshot = await project.SaveAsync();
        var waiting = mock.Mock.Admin.DoAsync(HttpMethod.Get, $"inbox?projectId={project.ProjectId}&wait=300",
            cancellationToken: TestContext.Current.CancellationToken);
        await project.RestoreAsync(snapshot);
        await project.RequestEmailCodeAsync(Person.John.Email);

        Assert.Single((await waiting)["messages"]!.AsArray());
    }

    [Fact]
    public async Task A_held_poll_ends_when_its_project_is_replaced()
    {
        var time = new TestClock();
        await using var another = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await another.NewProjectAsync();
        var operation = await project.RequestEmailCodeAsync(Person.John.Email);
        var poll = project.GetConfirmCodeAsync(operation, Person.John.Email);
        await time.WaitForPendingTimersAsync(1);
        await project.RestoreAsync(await project.SaveAsync());

        await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => poll);
    }
}
