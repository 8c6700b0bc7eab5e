namespace XsollaLogin.IntegrationTests;

/// <summary>Additional fields, asked of a user who has authenticated.</summary>
public class AskFieldsFlowTests(MockFixture mock)
{
    private const string FixedCode = "1234";
    private static readonly Person John = Person.John;
    private static readonly UpdatedFields JohnsPhone = new() { PhoneNumber = John.PhoneNumber };

    [Theory, BothProtocols]
    public async Task A_phone_number_is_asked_confirmed_and_never_asked_again(Protocol protocol)
    {
        await using var world = await WorldAskingAsync(protocol, new { name = "phone_number" });
        await world.SignUpAsync();
        var loggedIn = await world.LogInAsync();
        Assert.Equal(["phone_number"], loggedIn.AskFields!.Select(field => field.Name));
        Assert.Equal(["phone_number"], (await world.GetAskFieldsAsync(loggedIn.Token!)).Select(field => field.Name));

        var asked = await world.AskAsync(loggedIn.Token!, JohnsPhone);
        var message = await world.NextMessageAsync(John.PhoneNumber);
        Assert.Equal((ErrorCode.ConfirmPhone, message.OperationId, "field-confirmation"), (asked.Error!.Code, asked.Error.Details!.OperationId, message.Kind));
        var confirmed = await world.ConfirmPhoneCodeAsync(message.OperationId!, message.Code!);

        Assert.Null(confirmed.AskFields);
        Assert.Equal(John.PhoneNumber, (string?)Jwt.Read(await world.TokenOfAsync(confirmed.LoginUrl)).Claims["phone_number"]);
        Assert.Null((await world.LogInAsync()).AskFields);
        Assert.Empty(await world.GetAskFieldsAsync(loggedIn.Token!));
    }

    [Theory, BothProtocols]
    public async Task An_email_address_is_asked_and_confirmed(Protocol protocol)
    {
        await using var world = await WorldAskingAsync(protocol, new { name = "email" });
        var loggedIn = await world.ConfirmPhoneCodeAsync(await world.RequestPhoneCodeAsync(), FixedCode);
        Assert.Equal(["email"], (await world.GetAskFieldsAsync(loggedIn.Token!)).Select(field => field.Name));

        var asked = await world.AskAsync(loggedIn.Token!, new UpdatedFields { Email = John.Email });
        Assert.Equal(ErrorCode.ConfirmEmail, asked.Error!.Code);
        await Refused.ByAsync(ErrorCode.WrongCode, () => world.ConfirmEmailCodeAsync(asked.Error.Details!.OperationId!, "4321"));
        var confirmed = await world.ConfirmEmailCodeAsync(asked.Error.Details!.OperationId!, FixedCode);

        Assert.Equal(John.Email, (string?)Jwt.Read(await world.TokenOfAsync(confirmed.LoginUrl)).Claims["email"]);
    }

    [Theory, BothProtocols]
    public async Task Fields_are_asked_in_the_order_of_their_steps_one_after_the_other(Protocol protocol)
    {
        await using var world = await WorldAskingAsync(
            protocol, new { name = "bday", step = 2 }, new { name = "email", step = 1, confirmation_type = "link" }, new { name = "phone_number", step = 0, required = true });
        var byEmail = await world.ConfirmEmailCodeAsync(await world.RequestEmailCodeAsync(), FixedCode);
        Assert.Equal(["phone_number", "bday"], byEmail.AskFields!.Select(field => field.Name));
        Assert.Equal([0, 2], byEmail.AskFields!.Select(field => field.Step));
        Assert.True(byEmail.AskFields![0].Required);

        var byPhone = await world.ConfirmPhoneCodeAsync(await world.RequestPhoneCodeAsync(Person.Jane.PhoneNumber), FixedCode, Person.Jane.PhoneNumber);
        Assert.Equal([("email", "link"), ("bday", null)], byPhone.AskFields!.Select(field => (field.Name, field.ConfirmationType)));

        var asked = await world.AskAsync(byEmail.Token!, JohnsPhone);
        var next = await world.ConfirmPhoneCodeAsync(asked.Error!.Details!.OperationId!, FixedCode);
        Assert.Equal(["bday"], next.AskFields!.Select(field => field.Name));
        var done = await world.AskAsync(next.Token!, new UpdatedFields { Bday = "1990-12-31" });
        await world.ValidateAsync(await world.TokenOfAsync(done.RedirectUrl));
        Assert.Empty(await world.GetAskFieldsAsync(next.Token!));
    }

    [Theory, BothProtocols]
    public async Task The_link_of_a_field_by_link_is_mailed_to_where_the_settings_say(Protocol protocol)
    {
        await using var world = await WorldAskingAsync(protocol, new { name = "phone_number", confirmation_type = "link" });
        await world.SignUpAsync();
        var token = (await world.LogInAsync()).Token!;
        var link = new LinkSettings { LinkUrl = "https://game.example.com/link", SendLink = true };
        await world.AskAsync(token, JohnsPhone, settings: new AskSettings { PhoneNumber = link });
        var message = await world.NextMessageAsync(John.PhoneNumber);
        using var opened = await world.OpenAsync(message.Link);

        Assert.Equal(link.LinkUrl, opened.Headers.Location?.ToString());
        Assert.Equal(message.Code, await world.GetConfirmCodeAsync(message.OperationId!, John.PhoneNumber));
    }

    [Theory, BothProtocols]
    public async Task By_a_code_too_a_field_may_be_asked_by_link(Protocol protocol)
    {
        await using var world = await WorldAskingAsync(
            protocol, new { name = "phone_number", confirmation_type = "link" }, new { name = "email", confirmation_type = "link" });

        var byEmail = await world.ConfirmEmailCodeAsync(await world.RequestEmailCodeAsync(), FixedCode);
        var byPhone = await world.ConfirmPhoneCodeAsync(await world.RequestPhoneCodeAsync(), FixedCode);

        Assert.Equal(("phone_number", "link"), (byEmail.AskFields!.Single().Name, byEmail.AskFields!.Single().ConfirmationType));
        Assert.Equal(("email", "link"), (byPhone.AskFields!.Single().Name, byPhone.AskFields!.Single().ConfirmationType));
    }

    [Theory, BothProtocols]
    public async Task Where_nothing_needs_confirming_the_answer_redirects(Protocol protocol)
    {
        await using var world = await mock.NewWorldAsync(protocol, new { confirmAskFields = false, askFields = new[] { new { name = "phone_number" } } });
        await world.SignUpAsync();
        var asked = await world.AskAsync((await world.LogInAsync()).Token!, JohnsPhone);

        Assert.Null(asked.Error);
        Assert.Equal(John.PhoneNumber, (string?)Jwt.Read(await world.TokenOfAsync(asked.RedirectUrl)).Claims["phone_number"]);
        Assert.Empty(await world.MessagesAsync());
    }

    [Theory, BothProtocols]
    public async Task An_invalid_or_revoked_token_gives_no_field(Protocol protocol)
    {
        await using var world = await WorldAskingAsync(protocol, new { name = "phone_number" });
        await world.SignUpAsync();
        var token = (await world.LogInAsync()).Token!;
        await world.LogOutAsync(token);

        foreach (var bad in new[] { token, "no.such.token" })
        {
            await Refused.ByAsync(ErrorCode.InvalidToken, () => world.AskAsync(bad, JohnsPhone));
            await Refused.ByAsync(ErrorCode.InvalidToken, () => world.GetAskFieldsAsync(bad));
        }
    }

    [Theory, BothProtocols]
    public async Task A_field_that_nobody_asked_for_is_refused(Protocol protocol)
    {
        await using var world = await WorldAskingAsync(protocol, new { name = "phone_number" });
        await world.SignUpAsync();
        var token = (await world.LogInAsync()).Token!;

        var refusal = await Refused.ByAsync(ErrorCode.InvalidParameters, () => world.AskAsync(token, new UpdatedFields { Bday = "1990-12-31" }));
        Assert.Contains("bday", refusal.Description, StringComparison.Ordinal);
    }

    [Theory, BothProtocols]
    public async Task What_belongs_to_somebody_else_is_refused(Protocol protocol)
    {
        await using var world = await WorldAskingAsync(protocol, new { name = "phone_number" }, new { name = "email" });
        await world.SignUpAsync(Person.Jane);
        await world.ConfirmPhoneCodeAsync(await world.RequestPhoneCodeAsync(), FixedCode);
        var newcomer = await world.ConfirmPhoneCodeAsync(await world.RequestPhoneCodeAsync("+12025550111"), FixedCode, "+12025550111");
        var jane = (await world.LogInAsync(Person.Jane)).Token!;

        await Refused.ByAsync(ErrorCode.EmailTaken, () => world.AskAsync(newcomer.Token!, new UpdatedFields { Email = "JANE@example.com" }));
        await Refused.ByAsync(ErrorCode.InvalidPhoneNumber, () => world.AskAsync(jane, JohnsPhone));
        await Refused.ByAsync(ErrorCode.EmailChangeNotAllowed, () => world.AskAsync(jane, new UpdatedFields { Email = "other@example.com" }));
    }

    [Fact]
    public async Task Of_two_who_confirm_the_same_number_the_second_is_refused()
    {
        await using var world = await WorldAskingAsync(Protocol.Jwt, new { name = "phone_number" });
        await world.SignUpAsync();
        await world.SignUpAsync(Person.Jane);
        var johns = (await world.AskAsync((await world.LogInAsync()).Token!, JohnsPhone)).Error!.Details!.OperationId!;
        var janes = (await world.AskAsync((await world.LogInAsync(Person.Jane)).Token!, JohnsPhone)).Error!.Details!.OperationId!;
        await world.ConfirmPhoneCodeAsync(johns, FixedCode);

        await Assert.ThrowsAsync<XsollaLoginException>(() => world.ConfirmPhoneCodeAsync(janes, FixedCode));
        Assert.NotNull((await world.LogInAsync(Person.Jane)).AskFields);
    }

    [Theory, BothProtocols]
    public async Task The_field_ends_no_log_in_at_a_foreign_address(Protocol protocol)
    {
        var settings = new
        {
            askFields = new[] { new { name = "phone_number" } },
            callbackUrls = new[] { Ending.CallbackUrl },
            redirectUris = new[] { Ending.CallbackUrl },
        };
        await using var world = await mock.NewWorldAsync(protocol, settings);
        await world.SignUpAsync();
        var token = (await world.LogInAsync()).Token!;

        await Assert.ThrowsAsync<XsollaLoginException>(() => world.AskAsync(token, JohnsPhone, new Ending { Url = "https://evil.example.com" }));
        Assert.Empty(await world.MessagesAsync());
    }

    private Task<World> WorldAskingAsync(Protocol protocol, params object[] fields) => mock.NewWorldAsync(protocol, new { fixedCode = FixedCode, askFields = fields });
}
