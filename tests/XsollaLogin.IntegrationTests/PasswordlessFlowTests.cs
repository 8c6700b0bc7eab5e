namespace XsollaLogin.IntegrationTests;

/// <summary>Log-in by a one-time code, sent to a phone number or an e-mail address.</summary>
public class PasswordlessFlowTests(MockFixture mock)
{
    private static readonly Person John = Person.John;

    [Theory, BothProtocols]
    public async Task A_code_by_sms_logs_in_and_makes_the_user(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        var first = await LogInByPhoneAsync(world);
        var again = await LogInByPhoneAsync(world);

        Assert.Equal((string?)first["sub"], (string?)again["sub"]);
        Assert.Equal((John.PhoneNumber, "phone"), ((string?)first["phone_number"], (string?)first["type"]));
    }

    [Theory, BothProtocols]
    public async Task A_code_by_email_logs_in_and_makes_the_user(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol);
        var first = await LogInByEmailAsync(world);
        var again = await LogInByEmailAsync(world);

        Assert.Equal((string?)first["sub"], (string?)again["sub"]);
        Assert.Equal((John.Email, "email"), ((string?)first["email"], (string?)first["type"]));
    }

    [Fact]
    public async Task A_message_names_the_operation_and_has_a_link_only_if_one_is_wanted()
    {
        await using var world = await mock.NewWorldAsync();
        var operation = await world.RequestPhoneCodeAsync();
        var bySms = await world.NextMessageAsync(John.PhoneNumber);
        await world.RequestEmailCodeAsync(linkUrl: "https://game.example.com/link");
        var byEmail = await world.NextMessageAsync(John.Email);

        Assert.Equal(("sms", "login-code", operation, null), (bySms.Channel, bySms.Kind, bySms.OperationId, bySms.Link));
        Assert.Equal("email", byEmail.Channel);
        Assert.StartsWith(mock.Mock.BaseAddress.GetLeftPart(UriPartial.Authority), byEmail.Link, StringComparison.Ordinal);
        Assert.Contains(bySms.Code!, bySms.Text, StringComparison.Ordinal);
        Assert.Matches("^[0-9]{4}$", bySms.Code);
    }

    [Theory, BothProtocols]
    public async Task A_wrong_code_is_refused_until_the_attempts_are_spent(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol, new { codeAttempts = 2, fixedCode = "1234" });
        var (phone, email) = (await world.RequestPhoneCodeAsync(), await world.RequestEmailCodeAsync());
        for (var i = 0; i < 2; i++)
        {
            await Refused.ByAsync(ErrorCode.WrongCode, () => world.ConfirmPhoneCodeAsync(phone, "4321"));
            await Refused.ByAsync(ErrorCode.WrongCode, () => world.ConfirmEmailCodeAsync(email, "4321"));
        }

        await Refused.ByAsync(ErrorCode.CodeAttemptsExceeded, () => world.ConfirmPhoneCodeAsync(phone, "1234"));
        await Refused.ByAsync(ErrorCode.CodeAttemptsExceeded, () => world.ConfirmEmailCodeAsync(email, "1234"));
    }

    [Theory, BothProtocols]
    public async Task A_code_works_once(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol, new { fixedCode = "1234" });
        var (phone, email) = (await world.RequestPhoneCodeAsync(), await world.RequestEmailCodeAsync());
        await world.ConfirmPhoneCodeAsync(phone, "1234");
        await world.ConfirmEmailCodeAsync(email, "1234");

        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPhoneCodeAsync(phone, "1234"));
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmEmailCodeAsync(email, "1234"));
    }

    [Fact]
    public async Task A_code_expires()
    {
        await using var world = await mock.NewWorldAsync(new { fixedCode = "1234", codeLifetimeSeconds = 60 });
        var operation = await world.RequestPhoneCodeAsync();
        await world.AdvanceAsync(TimeSpan.FromSeconds(59));
        await Refused.ByAsync(ErrorCode.WrongCode, () => world.ConfirmPhoneCodeAsync(operation, "4321"));
        await world.AdvanceAsync(TimeSpan.FromSeconds(1));

        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPhoneCodeAsync(operation, "1234"));
    }

    [Fact]
    public async Task A_code_is_of_one_number_one_channel_and_one_world()
    {
        await using var world = await mock.NewWorldAsync(new { fixedCode = "1234" });
        await using var elsewhere = await mock.NewWorldAsync(new { fixedCode = "1234" });
        var operation = await world.RequestPhoneCodeAsync();

        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPhoneCodeAsync(operation, "1234", Person.Jane.PhoneNumber));
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmEmailCodeAsync(operation, "1234", John.PhoneNumber));
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => elsewhere.ConfirmPhoneCodeAsync(operation, "1234"));
        await world.ConfirmPhoneCodeAsync(operation, "1234");
    }

    [Theory, BothProtocols]
    public async Task Who_is_banned_cannot_log_in_by_a_code(Protocol protocol)
    {
        var banned = new { phone_number = John.PhoneNumber, email = John.Email, banned = true };
        await using var world = await mock.NewWorldAsync(protocol, new { users = new[] { banned }, fixedCode = "1234" });
        var (phone, email) = (await world.RequestPhoneCodeAsync(), await world.RequestEmailCodeAsync());

        await Refused.ByAsync(ErrorCode.UserBanned, () => world.ConfirmPhoneCodeAsync(phone, "1234"));
        await Refused.ByAsync(ErrorCode.UserBanned, () => world.ConfirmEmailCodeAsync(email, "1234"));
    }

    [Fact]
    public async Task The_email_address_counts_in_any_case()
    {
        await using var world = await mock.NewWorldAsync(new { fixedCode = "1234" });
        var operation = await world.RequestEmailCodeAsync("John@Example.com");

        await world.ConfirmEmailCodeAsync(operation, "1234", "JOHN@example.COM");
    }

    [Theory]
    [InlineData(Protocol.Jwt, Protocol.OAuth2)]
    [InlineData(Protocol.OAuth2, Protocol.Jwt)]
    public async Task A_code_of_one_protocol_may_be_confirmed_by_the_other(Protocol requested, Protocol confirmed)
    {
        await using var world = await mock.NewWorldAsync(requested, new { fixedCode = "1234" });
        var other = world.By(confirmed);
        var byPhone = await other.ConfirmPhoneCodeAsync(await world.RequestPhoneCodeAsync(), "1234");
        var byEmail = await other.ConfirmEmailCodeAsync(await world.RequestEmailCodeAsync(), "1234");

        await world.ValidateAsync(await world.TokenOfAsync(byPhone.LoginUrl));
        await world.ValidateAsync(await world.TokenOfAsync(byEmail.LoginUrl));
    }

    [Fact]
    public async Task Of_200_who_confirm_one_code_at_once_one_is_logged_in()
    {
        await using var world = await mock.NewWorldAsync(new { fixedCode = "1234", codeAttempts = 1000 });
        var operation = await world.RequestPhoneCodeAsync();

        Assert.Equal(1, await Race.WinnersAsync(200, _ => world.ConfirmPhoneCodeAsync(operation, "1234")));
    }

    private static async Task<JsonNode> LogInByPhoneAsync(World world)
    {
        var operation = await world.RequestPhoneCodeAsync();
        var code = (await world.NextMessageAsync(John.PhoneNumber)).Code!;
        return Jwt.Read(await world.TokenOfAsync((await world.ConfirmPhoneCodeAsync(operation, code)).LoginUrl)).Claims;
    }

    private static async Task<JsonNode> LogInByEmailAsync(World world)
    {
        var operation = await world.RequestEmailCodeAsync();
        var code = (await world.NextMessageAsync(John.Email)).Code!;
        return Jwt.Read(await world.TokenOfAsync((await world.ConfirmEmailCodeAsync(operation, code)).LoginUrl)).Claims;
    }
}
