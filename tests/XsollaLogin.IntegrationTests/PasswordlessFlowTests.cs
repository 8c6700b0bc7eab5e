namespace XsollaLogin.IntegrationTests;

/// <summary>Login by a one-time code, sent to a phone number or an email address.</summary>
public class PasswordlessFlowTests(MockFixture mock)
{
    private static readonly Person John = Person.John;

    [Theory, BothProtocols]
    public async Task A_code_by_SMS_creates_the_user_and_logs_in(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var first = await LoginByPhoneAsync(project);
        var again = await LoginByPhoneAsync(project);

        Assert.Equal((string?)first["sub"], (string?)again["sub"]);
        Assert.Equal((John.PhoneNumber, "phone"), ((string?)first["phone_number"], (string?)first["type"]));
    }

    [Theory, BothProtocols]
    public async Task A_code_by_email_creates_the_user_and_logs_in(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var first = await LoginByEmailAsync(project);
        var again = await LoginByEmailAsync(project);

        Assert.Equal((string?)first["sub"], (string?)again["sub"]);
        Assert.Equal((John.Email, "email"), ((string?)first["email"], (string?)first["type"]));
    }

    [Fact]
    public async Task A_message_names_the_operation_and_contains_a_link_only_on_request()
    {
        await using var project = await mock.NewProjectAsync();
        var operation = await project.RequestPhoneCodeAsync();
        var bySms = await project.NextMessageAsync(John.PhoneNumber);
        await project.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        var byEmail = await project.NextMessageAsync(John.Email);

        Assert.Equal(("sms", "login-code", operation, null), (bySms.Channel, bySms.Kind, bySms.OperationId, bySms.Link));
        Assert.Equal("email", byEmail.Channel);
        Assert.StartsWith(mock.Mock.BaseAddress.GetLeftPart(UriPartial.Authority), byEmail.Link, StringComparison.Ordinal);
        Assert.Contains(bySms.Code!, bySms.Text, StringComparison.Ordinal);
        Assert.Matches("^[0-9]{4}$", bySms.Code);
    }

    [Theory, BothProtocols]
    public async Task A_wrong_code_is_rejected_until_the_attempts_are_spent(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, new { codeAttempts = 2, fixedCode = "1234" });
        var (phone, email) = (await project.RequestPhoneCodeAsync(), await project.RequestEmailCodeAsync());
        for (var i = 0; i < 2; i++)
        {
            await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, () => project.ConfirmPhoneCodeAsync(phone, "4321"));
            await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, () => project.ConfirmEmailCodeAsync(email, "4321"));
        }

        await ErrorAssert.ThrowsAsync(ErrorCode.CodeAttemptsExceeded, () => project.ConfirmPhoneCodeAsync(phone, "1234"));
        await ErrorAssert.ThrowsAsync(ErrorCode.CodeAttemptsExceeded, () => project.ConfirmEmailCodeAsync(email, "1234"));
    }

    [Theory, BothProtocols]
    public async Task A_code_works_once(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, new { fixedCode = "1234" });
        var (phone, email) = (await project.RequestPhoneCodeAsync(), await project.RequestEmailCodeAsync());
        await project.ConfirmPhoneCodeAsync(phone, "1234");
        await project.ConfirmEmailCodeAsync(email, "1234");

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPhoneCodeAsync(phone, "1234"));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmEmailCodeAsync(email, "1234"));
    }

    [Fact]
    public async Task A_code_expires()
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234", codeLifetimeSeconds = 60 });
        var operation = await project.RequestPhoneCodeAsync();
        await project.AdvanceAsync(TimeSpan.FromSeconds(59));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, () => project.ConfirmPhoneCodeAsync(operation, "4321"));
        await project.AdvanceAsync(TimeSpan.FromSeconds(1));

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPhoneCodeAsync(operation, "1234"));
    }

    [Fact]
    public async Task A_code_is_bound_to_its_number_channel_and_project()
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234" });
        await using var elsewhere = await mock.NewProjectAsync(new { fixedCode = "1234" });
        var operation = await project.RequestPhoneCodeAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPhoneCodeAsync(operation, "1234", Person.Jane.PhoneNumber));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmEmailCodeAsync(operation, "1234", John.PhoneNumber));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => elsewhere.ConfirmPhoneCodeAsync(operation, "1234"));
        await project.ConfirmPhoneCodeAsync(operation, "1234");
    }

    [Theory, BothProtocols]
    public async Task A_banned_user_cannot_log_in_by_code(Protocol protocol)
    {
        var banned = new { phone_number = John.PhoneNumber, email = John.Email, banned = true };
        await using var project = await mock.NewProjectAsync(protocol, new { users = new[] { banned }, fixedCode = "1234" });
        var (phone, email) = (await project.RequestPhoneCodeAsync(), await project.RequestEmailCodeAsync());

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.ConfirmPhoneCodeAsync(phone, "1234"));
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.ConfirmEmailCodeAsync(email, "1234"));
    }

    [Fact]
    public async Task The_email_address_is_compared_without_case()
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234" });
        var operation = await project.RequestEmailCodeAsync("John@Example.com");

        await project.ConfirmEmailCodeAsync(operation, "1234", "JOHN@example.COM");
    }

    [Theory]
    [InlineData(Protocol.Jwt, Protocol.OAuth2)]
    [InlineData(Protocol.OAuth2, Protocol.Jwt)]
    public async Task A_code_of_one_protocol_may_be_confirmed_by_the_other(Protocol requested, Protocol confirmed)
    {
        await using var project = await mock.NewProjectAsync(requested, new { fixedCode = "1234" });
        var other = project.By(confirmed);
        var byPhone = await other.ConfirmPhoneCodeAsync(await project.RequestPhoneCodeAsync(), "1234");
        var byEmail = await other.ConfirmEmailCodeAsync(await project.RequestEmailCodeAsync(), "1234");

        await project.ValidateAsync(await project.TokenOfAsync(byPhone.LoginUrl));
        await project.ValidateAsync(await project.TokenOfAsync(byEmail.LoginUrl));
    }

    [Fact]
    public async Task A_code_logs_in_once_under_200_parallel_confirmations()
    {
        await using var project = await mock.NewProjectAsync(new { fixedCode = "1234", codeAttempts = 1000 });
        var operation = await project.RequestPhoneCodeAsync();

        Assert.Equal(1, await Race.WinnersAsync(200, _ => project.ConfirmPhoneCodeAsync(operation, "1234")));
    }

    private static async Task<JsonNode> LoginByPhoneAsync(TestProject project)
    {
        var operation = await project.RequestPhoneCodeAsync();
        var code = (await project.NextMessageAsync(John.PhoneNumber)).Code!;
        return Jwt.Read(await project.TokenOfAsync((await project.ConfirmPhoneCodeAsync(operation, code)).LoginUrl)).Claims;
    }

    private static async Task<JsonNode> LoginByEmailAsync(TestProject project)
    {
        var operation = await project.RequestEmailCodeAsync();
        var code = (await project.NextMessageAsync(John.Email)).Code!;
        return Jwt.Read(await project.TokenOfAsync((await project.ConfirmEmailCodeAsync(operation, code)).LoginUrl)).Claims;
    }
}
