namespace XsollaLogin.IntegrationTests;

/// <summary>Additional fields that are asked after authentication.</summary>
public class AskFieldsFlowTests(MockFixture mock)
{
    private const string FixedCode = "1234";
    private static readonly Person John = Person.John;
    private static readonly UpdatedFields JohnsPhone = new() { PhoneNumber = John.PhoneNumber };

    [Theory, BothProtocols]
    public async Task A_phone_number_is_asked_confirmed_and_not_asked_again(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(protocol, new { name = "phone_number" });
        await project.SignUpAsync();
        var loggedIn = await project.LoginAsync();
        Assert.Equal(["phone_number"], loggedIn.AskFields!.Select(field => field.Name));
        Assert.Equal(["phone_number"], (await project.GetAskFieldsAsync(loggedIn.Token!)).Select(field => field.Name));

        var asked = await project.AskAsync(loggedIn.Token!, JohnsPhone);
        var message = await project.NextMessageAsync(John.PhoneNumber);
        Assert.Equal((ErrorCode.ConfirmPhone, message.OperationId, "field-confirmation"), (asked.Error!.Code, asked.Error.Details!.OperationId, message.Kind));
        var confirmed = await project.ConfirmPhoneCodeAsync(message.OperationId!, message.Code!);

        Assert.Null(confirmed.AskFields);
        Assert.Equal(John.PhoneNumber, (string?)Jwt.Read(await project.TokenOfAsync(confirmed.LoginUrl)).Claims["phone_number"]);
        Assert.Null((await project.LoginAsync()).AskFields);
        Assert.Empty(await project.GetAskFieldsAsync(loggedIn.Token!));
    }

    [Theory, BothProtocols]
    public async Task An_email_address_is_asked_and_confirmed(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(protocol, new { name = "email" });
        var loggedIn = await project.ConfirmPhoneCodeAsync(await project.RequestPhoneCodeAsync(), FixedCode);
        Assert.Equal(["email"], (await project.GetAskFieldsAsync(loggedIn.Token!)).Select(field => field.Name));

        var asked = await project.AskAsync(loggedIn.Token!, new UpdatedFields { Email = John.Email });
        Assert.Equal(ErrorCode.ConfirmEmail, asked.Error!.Code);
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, () => project.ConfirmEmailCodeAsync(asked.Error.Details!.OperationId!, "4321"));
        var confirmed = await project.ConfirmEmailCodeAsync(asked.Error.Details!.OperationId!, FixedCode);

        Assert.Equal(John.Email, (string?)Jwt.Read(await project.TokenOfAsync(confirmed.LoginUrl)).Claims["email"]);
    }

    [Theory, BothProtocols]
    public async Task Fields_are_asked_one_by_one_in_the_order_of_their_steps(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(
            protocol, new { name = "bday", step = 2 },
            new { name = "email", step = 1, confirmation_type = "link" },
            new { name = "phone_number", step = 0, required = true });
        var byEmail = await project.ConfirmEmailCodeAsync(await project.RequestEmailCodeAsync(), FixedCode);
        Assert.Equal(["phone_number", "bday"], byEmail.AskFields!.Select(field => field.Name));
        Assert.Equal([0, 2], byEmail.AskFields!.Select(field => field.Step));
        Assert.Equal([true, false], byEmail.AskFields!.Select(field => field.Required));

        var byPhone = await project.ConfirmPhoneCodeAsync(await project.RequestPhoneCodeAsync(Person.Jane.PhoneNumber), FixedCode, Person.Jane.PhoneNumber);
        Assert.Equal([("email", "link"), ("bday", null)], byPhone.AskFields!.Select(field => (field.Name, field.ConfirmationType)));

        var asked = await project.AskAsync(byEmail.Token!, JohnsPhone);
        var next = await project.ConfirmPhoneCodeAsync(asked.Error!.Details!.OperationId!, FixedCode);
        Assert.Equal(["bday"], next.AskFields!.Select(field => field.Name));
        var done = await project.AskAsync(next.Token!, new UpdatedFields { Bday = "1990-12-31" });
        await project.ValidateAsync(await project.TokenOfAsync(done.RedirectUrl));
        Assert.Empty(await project.GetAskFieldsAsync(next.Token!));
    }

    [Theory, BothProtocols]
    public async Task The_confirmation_link_of_a_field_leads_to_the_link_url_of_the_settings(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(protocol, new { name = "phone_number", confirmation_type = "link" });
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;
        var link = new LinkSettings { LinkUrl = "https://game.example.com/link", SendLink = true };
        await project.AskAsync(token, JohnsPhone, settings: new AskSettings { PhoneNumber = link });
        var message = await project.NextMessageAsync(John.PhoneNumber);
        using var opened = await project.OpenAsync(message.Link);

        Assert.Equal(link.LinkUrl, opened.Headers.Location?.ToString());
        Assert.Equal(message.Code, await project.GetConfirmCodeAsync(message.OperationId!, John.PhoneNumber));
    }

    [Theory, BothProtocols]
    public async Task A_field_may_be_confirmed_by_link_after_login_by_code(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(
            protocol, new { name = "phone_number", confirmation_type = "link" }, new { name = "email", confirmation_type = "link" });

        var byEmail = await project.ConfirmEmailCodeAsync(await project.RequestEmailCodeAsync(), FixedCode);
        var byPhone = await project.ConfirmPhoneCodeAsync(await project.RequestPhoneCodeAsync(), FixedCode);

        Assert.Equal(("phone_number", "link"), (byEmail.AskFields!.Single().Name, byEmail.AskFields!.Single().ConfirmationType));
        Assert.Equal(("email", "link"), (byPhone.AskFields!.Single().Name, byPhone.AskFields!.Single().ConfirmationType));
    }

    [Theory, BothProtocols]
    public async Task Ask_redirects_when_no_field_needs_confirmation(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, new { confirmAskFields = false, askFields = new[] { new { name = "phone_number" } } });
        await project.SignUpAsync();
        var asked = await project.AskAsync((await project.LoginAsync()).Token!, JohnsPhone);

        Assert.Null(asked.Error);
        Assert.Equal(John.PhoneNumber, (string?)Jwt.Read(await project.TokenOfAsync(asked.RedirectUrl)).Claims["phone_number"]);
        Assert.Empty(await project.MessagesAsync());
    }

    [Fact]
    public async Task An_OAuth2_client_gets_no_code_while_one_of_several_missing_fields_is_required()
    {
        await using var project = await ProjectAskingAsync(
            Protocol.OAuth2, new { name = "phone_number" }, new { name = "bday", required = true }, new { name = "country-name" });
        await project.SignUpAsync();
        var asked = await project.AskAsync((await project.LoginAsync()).Token!, new UpdatedFields { CountryName = "DE" });
        Assert.NotEmpty(new LandingUrl(asked.RedirectUrl)["token"]);
        Assert.Null(new LandingUrl(asked.RedirectUrl).Find("code"));
        var done = await project.AskAsync((await project.LoginAsync()).Token!, new UpdatedFields { Bday = "1990-12-31" });

        Assert.NotEmpty(new LandingUrl(done.RedirectUrl)["code"]);
    }

    [Fact]
    public async Task A_field_has_a_type_a_step_and_rules_if_the_settings_have_none()
    {
        string[] names = ["phone_number", "bday", "gdpr_consent", "promo_email_agreement", "country-name"];
        await using var project = await ProjectAskingAsync(Protocol.Jwt, [.. names.Select(name => new { name })]);
        await project.SignUpAsync();
        var asked = (await project.LoginAsync()).AskFields!;

        Assert.Equal(names, asked.Select(field => field.Name));
        Assert.Equal([0, 1, 2, 3, 4], asked.Select(field => field.Step));
        Assert.Equal(["phone", "date", "bool", "bool", "select"], asked.Select(field => field.Type));
        Assert.Equal(["code", null, null, null, null], asked.Select(field => field.ConfirmationType));
        Assert.All(asked, field => Assert.NotNull(field.Validation));
    }

    [Theory, BothProtocols]
    public async Task An_invalid_or_revoked_token_is_rejected(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(protocol, new { name = "phone_number" });
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;
        await project.LogoutAsync(token);

        foreach (var bad in new[] { token, "no.such.token" })
        {
            await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.AskAsync(bad, JohnsPhone));
            await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.GetAskFieldsAsync(bad));
        }
    }

    [Theory, BothProtocols]
    public async Task A_field_that_was_not_asked_is_rejected(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(protocol, new { name = "phone_number" });
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;

        var error = await ErrorAssert.ThrowsAsync(ErrorCode.InvalidParameters, () => project.AskAsync(token, new UpdatedFields { Bday = "1990-12-31" }));
        Assert.Contains("bday", error.Description, StringComparison.Ordinal);
    }

    [Theory, BothProtocols]
    public async Task An_address_or_number_of_another_user_is_rejected(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(protocol, new { name = "phone_number" }, new { name = "email" });
        await project.SignUpAsync(Person.Jane);
        await project.ConfirmPhoneCodeAsync(await project.RequestPhoneCodeAsync(), FixedCode);
        var newcomer = await project.ConfirmPhoneCodeAsync(await project.RequestPhoneCodeAsync("+12025550111"), FixedCode, "+12025550111");
        var jane = (await project.LoginAsync(Person.Jane)).Token!;

        await ErrorAssert.ThrowsAsync(ErrorCode.EmailTaken, () => project.AskAsync(newcomer.Token!, new UpdatedFields { Email = "JANE@example.com" }));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidPhoneNumber, () => project.AskAsync(jane, JohnsPhone));
        await ErrorAssert.ThrowsAsync(ErrorCode.EmailChangeNotAllowed, () => project.AskAsync(jane, new UpdatedFields { Email = "other@example.com" }));
    }

    [Fact]
    public async Task The_second_user_who_confirms_the_same_number_is_rejected()
    {
        await using var project = await ProjectAskingAsync(Protocol.Jwt, new { name = "phone_number" });
        await project.SignUpAsync();
        await project.SignUpAsync(Person.Jane);
        var johns = (await project.AskAsync((await project.LoginAsync()).Token!, JohnsPhone)).Error!.Details!.OperationId!;
        var janes = (await project.AskAsync((await project.LoginAsync(Person.Jane)).Token!, JohnsPhone)).Error!.Details!.OperationId!;
        await project.ConfirmPhoneCodeAsync(johns, FixedCode);

        await Assert.ThrowsAsync<XsollaLoginException>(() => project.ConfirmPhoneCodeAsync(janes, FixedCode));
        Assert.NotNull((await project.LoginAsync(Person.Jane)).AskFields);
    }

    [Theory, BothProtocols]
    public async Task A_field_does_not_end_a_login_at_an_unregistered_URL(Protocol protocol)
    {
        var settings = new
        {
            askFields = new[] { new { name = "phone_number" } },
            callbackUrls = new[] { Ending.CallbackUrl },
            redirectUris = new[] { Ending.CallbackUrl },
        };
        await using var project = await mock.NewProjectAsync(protocol, settings);
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;

        await Assert.ThrowsAsync<XsollaLoginException>(() => project.AskAsync(token, JohnsPhone, new Ending { Url = "https://evil.example.com" }));
        Assert.Empty(await project.MessagesAsync());
    }

    private Task<TestProject> ProjectAskingAsync(Protocol protocol, params object[] fields) =>
        mock.NewProjectAsync(protocol, new { fixedCode = FixedCode, askFields = fields });
}
