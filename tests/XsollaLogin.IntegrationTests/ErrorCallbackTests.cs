namespace XsollaLogin.IntegrationTests;

/// <summary>In a project with an error callback URL, a browser ends there if a link or a redirect cannot succeed.</summary>
public class ErrorCallbackTests(MockFixture mock)
{
    private const string ErrorCallback = "https://game.example.com/error?from=login";

    [Fact]
    public async Task A_link_that_was_used_leads_to_the_error_callback_URL()
    {
        await using var project = await mock.NewProjectAsync(new { errorCallbackUrl = ErrorCallback, requireAccountConfirmation = true });
        await project.SignUpAsync();
        var link = (await project.NextMessageAsync(Person.John.Email)).Link;
        using var opened = await project.OpenAsync(link);
        using var again = await project.OpenAsync(link);

        Assert.Equal(Ending.CallbackUrl, opened.Headers.Location?.ToString());
        AssertError(ErrorCode.ObjectNotFound, again.Headers.Location);
    }

    [Fact]
    public async Task A_link_whose_code_was_used_leads_to_the_error_callback_URL()
    {
        await using var project = await mock.NewProjectAsync(new { errorCallbackUrl = ErrorCallback, fixedCode = "1234" });
        await project.ConfirmEmailCodeAsync(await project.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link"), "1234");
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);

        AssertError(ErrorCode.ObjectNotFound, opened.Headers.Location);
    }

    [Fact]
    public async Task A_reset_link_to_an_app_whose_scheme_is_no_longer_allowed_leads_to_the_error_callback_URL()
    {
        var users = new[] { new { username = Person.John.Username, email = Person.John.Email, password = Person.John.Password } };
        string[] appSchemes = ["game"];
        await using var project = await mock.NewProjectAsync(new { errorCallbackUrl = ErrorCallback, appSchemes, users });
        await project.PasswordReset.RequestPasswordResetAsync(
            new() { ProjectId = project.ProjectId, LoginUrl = "game://reset", Body = new() { Username = Person.John.Username } },
            TestContext.Current.CancellationToken);
        await project.ConfigureAsync(new { errorCallbackUrl = ErrorCallback, users });
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);

        AssertError(ErrorCode.ObjectNotFound, opened.Headers.Location);
    }

    [Fact]
    public async Task A_reset_link_after_another_reset_leads_to_the_error_callback_URL()
    {
        var users = new[] { new { username = Person.John.Username, email = Person.John.Email, password = Person.John.Password } };
        await using var project = await mock.NewProjectAsync(new { errorCallbackUrl = ErrorCallback, users });
        await project.RequestPasswordResetAsync(Person.John.Username);
        var first = (await project.NextMessageAsync(Person.John.Email)).Link;
        await project.RequestPasswordResetAsync(Person.John.Username);
        var second = await project.NextMessageAsync(Person.John.Email);
        using var opened = await project.OpenAsync(second.Link);
        var reset = new LandingUrl(opened.Headers.Location?.ToString());
        await project.ConfirmPasswordResetAsync(reset["user_id"], reset["reset_code"], "another password");
        using var late = await project.OpenAsync(first);

        AssertError(ErrorCode.ObjectNotFound, late.Headers.Location);
    }

    [Fact]
    public async Task A_link_whose_attempts_are_exhausted_leads_to_the_error_callback_URL_and_gives_no_code()
    {
        await using var project = await mock.NewProjectAsync(
            new { errorCallbackUrl = ErrorCallback, fixedCode = "1234", codeAttempts = 1, confirmCodeTimeoutMs = 0 });
        var operation = await project.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, () => project.ConfirmEmailCodeAsync(operation, "4321"));
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);

        AssertError(ErrorCode.ObjectNotFound, opened.Headers.Location);
        await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => project.GetConfirmCodeAsync(operation, Person.John.Email));
    }

    [Fact]
    public async Task A_link_gives_no_code_after_the_attempts_are_exhausted()
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234", codeAttempts = 1, confirmCodeTimeoutMs = 0 });
        var operation = await project.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);
        Assert.Equal("1234", await project.GetConfirmCodeAsync(operation, Person.John.Email));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, () => project.ConfirmEmailCodeAsync(operation, "4321"));

        await ErrorAssert.ThrowsAsync(ErrorCode.DeadlineExceeded, () => project.GetConfirmCodeAsync(operation, Person.John.Email));
    }

    [Fact]
    public async Task A_redirect_without_a_session_leads_to_the_error_callback_URL()
    {
        await using var project = await mock.NewProjectAsync(new { errorCallbackUrl = ErrorCallback });

        AssertError(ErrorCode.UnauthorizedUser, await project.RedirectSsoAsync());
    }

    [Fact]
    public async Task A_redirect_to_a_URL_that_is_not_registered_leads_to_the_error_callback_URL()
    {
        await using var project = await mock.NewProjectAsync(
            new { errorCallbackUrl = ErrorCallback, callbackUrls = new[] { Ending.CallbackUrl, "https://game.example.com/other" } });

        AssertError(ErrorCode.LoginUrlNotFound, await project.RedirectSsoAsync("https://evil.example.com/"));
        AssertError(ErrorCode.MultipleLoginUrls, await project.RedirectSsoAsync(null));
    }

    [Fact]
    public async Task A_script_is_no_error_callback_URL()
    {
        await using var project = await mock.NewProjectAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => project.ConfigureAsync(new { errorCallbackUrl = "javascript:alert(1)" }));

        Assert.Contains("errorCallbackUrl must hold URLs of the web or of apps", error.Message, StringComparison.Ordinal);
    }

    private static void AssertError(string code, Uri? location)
    {
        var callback = new LandingUrl(location?.ToString());

        Assert.StartsWith(ErrorCallback, location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["from", "error_code", "error_description"], callback.Names);
        Assert.Equal(code, callback["error_code"]);
        Assert.NotEmpty(callback["error_description"]);
    }
}
