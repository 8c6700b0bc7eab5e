namespace XsollaLogin.BrowserTests;

/// <summary>The calls getAskFields and ask, from a login with missing fields to one without.</summary>
public class AskFieldsTests(BrowserFixture browser)
{
    private const string Confirmation = "field-confirmation";

    private static readonly object PhoneMissing = new { users = Registered.John, askFields = new[] { new { name = "phone_number", required = true } } };

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task Login_names_the_missing_fields(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, PhoneMissing);
        var page = await visit.OpenPageAsync();

        var answer = await page.LoginAsync(John);

        var field = Assert.Single(answer!["ask_fields"]!.AsArray());
        Assert.Equal(("phone_number", "phone", true), ((string?)field!["name"], (string?)field["type"], (bool)field["required"]!));
        var listed = await page.GetAskFieldsAsync((string)answer["token"]!);
        Assert.True(JsonNode.DeepEquals(answer["ask_fields"], listed));
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task A_phone_number_is_asked_confirmed_and_not_asked_again(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, PhoneMissing);
        var page = await visit.OpenPageAsync();
        var token = await TokenToAskByAsync(page);

        var operation = OperationOf(ErrorCode.ConfirmPhone, await page.AskAsync(new { phone_number = John.PhoneNumber }, token, visit.LinkUrl));
        var message = await visit.MessageAsync(John.PhoneNumber, Confirmation);
        var answer = await page.LoginWithPhoneCodeAsync(John.PhoneNumber, message.Code!, operation);

        Assert.Equal(("sms", operation), (message.Channel, message.OperationId));
        Assert.Null(answer!["ask_fields"]);
        Assert.Empty((await page.GetAskFieldsAsync(await visit.TokenAsync(answer)))!.AsArray());
        await visit.TokenAsync(await page.LoginAsync(John));
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task A_user_who_logged_in_by_phone_is_asked_for_an_email_address(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new { fixedCode = "4711", askFields = new[] { new { name = "email" } } });
        var page = await visit.OpenPageAsync();
        var login = (string)(await page.PhoneGetCodeAsync(John.PhoneNumber, visit.LinkUrl))!["operation_id"]!;
        var asked = await page.LoginWithPhoneCodeAsync(John.PhoneNumber, "4711", login);
        Assert.Equal("email", (string?)Assert.Single(asked!["ask_fields"]!.AsArray())!["name"]);

        var operation = OperationOf(ErrorCode.ConfirmEmail, await page.AskAsync(new { email = John.Email }, (string)asked["token"]!, visit.LinkUrl));
        var answer = await page.LoginWithEmailCodeAsync(John.Email, "4711", operation);

        Assert.Equal(John.Email, (string?)Jwt.Read(await visit.TokenAsync(answer)).Claims["email"]);
    }

    [Fact]
    public async Task Fields_are_asked_one_by_one_in_the_order_of_their_steps()
    {
        await using var visit = await browser.NewVisitAsync(settings: new
        {
            fixedCode = "4711",
            users = new[] { new { username = John.Username, password = John.Password } },
            askFields = new[] { new { name = "email", step = 1 }, new { name = "phone_number", step = 0 } },
        });
        var page = await visit.OpenPageAsync();

        var first = await page.LoginAsync(John);
        Assert.Equal(["phone_number", "email"], NamesOf(first!["ask_fields"]));
        var phone = OperationOf(ErrorCode.ConfirmPhone, await page.AskAsync(new { phone_number = John.PhoneNumber }, (string)first["token"]!, visit.LinkUrl));

        var second = await page.LoginWithPhoneCodeAsync(John.PhoneNumber, "4711", phone);
        Assert.Equal(["email"], NamesOf(second!["ask_fields"]));
        var email = OperationOf(ErrorCode.ConfirmEmail, await page.AskAsync(new { email = John.Email }, (string)second["token"]!, visit.LinkUrl));

        var last = await page.LoginWithEmailCodeAsync(John.Email, "4711", email);
        Assert.Null(last!["ask_fields"]);
        await visit.TokenAsync(last);
    }

    [Fact]
    public async Task A_field_is_confirmed_by_the_link_of_its_message()
    {
        await using var visit = await browser.NewVisitAsync(settings: PhoneMissing);
        var page = await visit.OpenPageAsync();
        var token = await TokenToAskByAsync(page);
        var operation = OperationOf(ErrorCode.ConfirmPhone, await page.AskAsync(new { phone_number = John.PhoneNumber }, token, visit.LinkUrl));

        var poll = await page.StartConfirmCodeAsync(John.PhoneNumber, operation);
        await visit.OpenLinkAsync((await visit.MessageAsync(John.PhoneNumber, Confirmation)).Link);

        var answer = await page.LoginWithPhoneCodeAsync(John.PhoneNumber, (string)(await poll)!["code"]!, operation);
        await visit.TokenAsync(answer);
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task Ask_returns_the_login_url_when_no_field_needs_confirmation(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol, new
        {
            users = Registered.John,
            confirmAskFields = false,
            askFields = new[] { new { name = "phone_number" } },
        });
        var page = await visit.OpenPageAsync();
        var token = await TokenToAskByAsync(page);

        var answer = await page.AskAsync(new { phone_number = John.PhoneNumber }, token, visit.LinkUrl);

        Assert.Null(answer!["error"]);
        await visit.TokenAsync(answer);
        Assert.Null((await page.LoginAsync(John))!["ask_fields"]);
    }

    [Fact]
    public async Task An_invalid_token_is_rejected_by_getAskFields_and_ask()
    {
        await using var visit = await browser.NewVisitAsync(settings: PhoneMissing);
        var page = await visit.OpenPageAsync();
        var revoked = await TokenToAskByAsync(page);
        await page.LogoutAsync(revoked, "all");

        foreach (var token in new[] { "sometoken", revoked })
        {
            await SdkAssert.RejectsAsync(ErrorCode.InvalidToken, page.GetAskFieldsAsync(token));
            await SdkAssert.RejectsAsync(ErrorCode.InvalidToken, page.AskAsync(new { phone_number = John.PhoneNumber }, token, visit.LinkUrl));
        }
    }

    [Fact]
    public async Task A_field_that_was_not_asked_is_an_invalid_parameter()
    {
        await using var visit = await browser.NewVisitAsync(settings: PhoneMissing);
        var page = await visit.OpenPageAsync();
        var token = await TokenToAskByAsync(page);

        await SdkAssert.RejectsAsync(ErrorCode.InvalidParameters, page.AskAsync(new { email = Jane.Email }, token, visit.LinkUrl));
    }

    [Fact]
    public async Task An_address_or_number_of_another_user_is_rejected()
    {
        await using var visit = await browser.NewVisitAsync(settings: new
        {
            users = new object[]
            {
                new { username = John.Username, password = John.Password },
                new { username = Jane.Username, email = Jane.Email, phone_number = Jane.PhoneNumber },
            },
            askFields = new[] { new { name = "email" }, new { name = "phone_number" } },
        });
        var page = await visit.OpenPageAsync();
        var token = await TokenToAskByAsync(page);

        await SdkAssert.RejectsAsync(ErrorCode.EmailTaken, page.AskAsync(new { email = Jane.Email }, token, visit.LinkUrl));
        await SdkAssert.RejectsAsync(ErrorCode.InvalidPhoneNumber, page.AskAsync(new { phone_number = Jane.PhoneNumber }, token, visit.LinkUrl));
    }

    private static async Task<string> TokenToAskByAsync(SdkPage page) => (string)(await page.LoginAsync(John))!["token"]!;

    /// <summary>The operation id of a 200 that carries an error: the field must be confirmed first.</summary>
    private static string OperationOf(string code, JsonNode? answer)
    {
        Assert.Equal(code, (string?)answer!["error"]?["code"]);
        return (string)answer["error"]!["details"]!["operation_id"]!;
    }

    private static IEnumerable<string?> NamesOf(JsonNode? fields) => fields!.AsArray().Select(field => (string?)field!["name"]);
}
