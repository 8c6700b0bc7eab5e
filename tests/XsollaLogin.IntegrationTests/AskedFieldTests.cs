namespace XsollaLogin.IntegrationTests;

/// <summary>The confirmation and the validation rules of a field that a project asks for, and several fields in one call.</summary>
public class AskedFieldTests(MockFixture mock)
{
    private const string FixedCode = "1234";
    private static readonly Person John = Person.John;
    private static readonly UpdatedFields JohnsPhone = new() { PhoneNumber = John.PhoneNumber };

    [Theory, BothProtocols]
    public async Task A_field_confirmed_by_link_gets_a_link_without_settings_in_the_request(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(protocol, new { name = "phone_number", confirmation_type = "link" });
        await project.SignUpAsync();
        await project.AskAsync((await project.LoginAsync()).Token!, JohnsPhone);
        var message = await project.NextMessageAsync(John.PhoneNumber);
        using var opened = await project.OpenAsync(message.Link);

        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(message.Code, await project.GetConfirmCodeAsync(message.OperationId!, John.PhoneNumber));
    }

    [Fact]
    public async Task A_request_with_send_link_false_decides_against_the_link_of_a_field()
    {
        await using var project = await ProjectAskingAsync(Protocol.Jwt, new { name = "phone_number", confirmation_type = "link" });
        await project.SignUpAsync();
        var settings = new AskSettings { PhoneNumber = new LinkSettings { SendLink = false } };
        await project.AskAsync((await project.LoginAsync()).Token!, JohnsPhone, settings: settings);

        Assert.Null((await project.NextMessageAsync(John.PhoneNumber)).Link);
    }

    [Theory]
    [InlineData("""{"min_length": 20}""", "at least 20")]
    [InlineData("""{"max_length": 5}""", "at most 5")]
    [InlineData("""{"allowed_characters": "abc@."}""", "allowed_characters")]
    [InlineData("""{"forbidden_characters": "#@"}""", "forbidden_characters")]
    [InlineData("""{"regexps": [".", "^a+$"]}""", "^a+$")]
    [InlineData("""{"should_contain": [{"characters": "@", "count": 1}, {"characters": "0123456789", "count": 2}]}""", "at least 2 of '0123456789'")]
    public async Task A_value_that_breaks_a_rule_of_its_field_is_rejected(string rules, string said)
    {
        await using var project = await ProjectAskingAsync(Protocol.Jwt, new { name = "email", validation = JsonNode.Parse(rules) });
        var token = (await project.ConfirmPhoneCodeAsync(await project.RequestPhoneCodeAsync(), FixedCode)).Token!;
        var error = await ErrorAssert.ThrowsAsync(
            ErrorCode.InvalidParameters, () => project.AskAsync(token, new UpdatedFields { Email = John.Email }));

        Assert.StartsWith("body.updatedFields.email in body should", error.Description, StringComparison.Ordinal);
        Assert.Contains(said, error.Description, StringComparison.Ordinal);
        Assert.Empty(await project.MessagesAsync(John.Email));
    }

    [Fact]
    public async Task A_value_that_keeps_every_rule_of_its_field_is_accepted()
    {
        var rules = JsonNode.Parse("""
            {"min_length": 3, "max_length": 40, "allowed_characters": "john@example.com", "forbidden_characters": "#", "regexps": ["@"],
             "should_contain": [{"characters": "mo", "count": 4}], "settings_state": {"numerals": true}, "custom": 1}
            """);
        await using var project = await ProjectAskingAsync(Protocol.Jwt, new { name = "email", validation = rules });
        var token = (await project.ConfirmPhoneCodeAsync(await project.RequestPhoneCodeAsync(), FixedCode)).Token!;

        Assert.Equal(ErrorCode.ConfirmEmail, (await project.AskAsync(token, new UpdatedFields { Email = John.Email })).Error!.Code);
    }

    [Theory]
    [InlineData("""{"regexps": ["("]}""", "regexps[0]")]
    [InlineData("""{"regexps": ["a", 7]}""", "regexps[1] must be a text")]
    [InlineData("""{"regexps": "@"}""", "regexps must be a list of texts")]
    [InlineData("""{"min_length": "many"}""", "min_length must be a number of characters")]
    [InlineData("""{"max_length": -1}""", "max_length must be a number of characters")]
    [InlineData("""{"allowed_characters": 7}""", "allowed_characters must be a text")]
    [InlineData("""{"forbidden_characters": null}""", "forbidden_characters must be a text")]
    [InlineData("""{"should_contain": [{"characters": "a"}]}""", "should_contain must be a list")]
    [InlineData("""{"should_contain": [{"count": 1}]}""", "should_contain must be a list")]
    [InlineData("""{"should_contain": [{"characters": 7, "count": 1}]}""", "should_contain must be a list")]
    [InlineData("""{"should_contain": [{"characters": "a", "count": 1}, "b"]}""", "should_contain must be a list")]
    [InlineData("""{"should_contain": {"characters": "a", "count": 1}}""", "should_contain must be a list")]
    [InlineData("[]", "validation must be an object")]
    public async Task A_rule_that_cannot_be_applied_is_rejected_in_the_settings(string rules, string said)
    {
        var settings = new { askFields = new[] { new { name = "email", validation = JsonNode.Parse(rules) } } };
        var (status, answer) = await mock.Mock.Admin.SendAsync(
            HttpMethod.Put, $"projects/{Guid.NewGuid()}", settings, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains($"askFields[0].validation", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(said, answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, BothProtocols]
    public async Task Two_fields_that_need_a_code_are_rejected_together_and_accepted_one_by_one(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(protocol, new { name = "phone_number" }, new { name = "email" }, new { name = "bday" });
        var newcomer = await project.ConfirmPhoneCodeAsync(await project.RequestPhoneCodeAsync(Person.Jane.PhoneNumber), FixedCode, Person.Jane.PhoneNumber);
        var error = await ErrorAssert.ThrowsAsync(ErrorCode.InvalidParameters, () => project.AskAsync(
            newcomer.Token!, new UpdatedFields { PhoneNumber = John.PhoneNumber, Email = John.Email, Bday = "1990-12-31" }));

        Assert.Contains("phone_number, email", error.Description, StringComparison.Ordinal);
        Assert.Empty(await project.MessagesAsync(John.Email));
        Assert.Equal(["email", "bday"], (await project.GetAskFieldsAsync(newcomer.Token!)).Select(field => field.Name));
        Assert.NotNull((await project.AskAsync(newcomer.Token!, new UpdatedFields { Email = John.Email, Bday = "1990-12-31" })).Error);
        Assert.Equal(["email"], (await project.GetAskFieldsAsync(newcomer.Token!)).Select(field => field.Name));
    }

    [Theory]
    [InlineData(true, "token")]
    [InlineData(false, "code,state")]
    public async Task An_OAuth2_client_gets_a_code_when_no_required_field_is_missing(bool isRequired, string parameters)
    {
        await using var project = await ProjectAskingAsync(
            Protocol.OAuth2, new { name = "phone_number", required = isRequired }, new { name = "bday" }, new { name = "country-name" });
        await project.SignUpAsync();
        var login = await project.LoginAsync();
        var asked = await project.AskAsync(login.Token!, new UpdatedFields { Bday = "1990-12-31" });

        Assert.Equal("token", string.Join(',', new LandingUrl(login.LoginUrl).Names));
        Assert.Equal(parameters, string.Join(',', new LandingUrl(asked.RedirectUrl).Names));
    }

    [Theory]
    [InlineData(true, "token")]
    [InlineData(false, "code,state")]
    public async Task The_confirmation_of_a_field_gives_a_code_when_no_required_field_is_missing(bool isRequired, string parameters)
    {
        await using var project = await ProjectAskingAsync(
            Protocol.OAuth2, new { name = "phone_number" }, new { name = "bday", required = isRequired }, new { name = "country-name" });
        await project.SignUpAsync();
        var asked = await project.AskAsync((await project.LoginAsync()).Token!, JohnsPhone);
        var confirmed = await project.ConfirmPhoneCodeAsync(asked.Error!.Details!.OperationId!, FixedCode);

        Assert.Equal(parameters, string.Join(',', new LandingUrl(confirmed.LoginUrl).Names));
        Assert.Equal(["bday", "country-name"], confirmed.AskFields!.Select(field => field.Name));
    }

    private Task<TestProject> ProjectAskingAsync(Protocol protocol, params object[] fields) =>
        mock.NewProjectAsync(protocol, new { fixedCode = FixedCode, askFields = fields });
}
