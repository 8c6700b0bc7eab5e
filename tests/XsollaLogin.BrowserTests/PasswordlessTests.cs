namespace XsollaLogin.BrowserTests;

/// <summary>phoneGetCode, emailGetCode, loginWithPhoneCode, loginWithEmailCode: by a code that the user types. By link: <see cref="MagicLinkTests"/>.</summary>
public class PasswordlessTests(BrowserFixture browser)
{
    private const string Code = "login-code";

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task A_mailed_code_logs_in(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol);
        var page = await visit.OpenPageAsync();

        var operation = OperationOf(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl));
        var message = await visit.MessageAsync(John.Email, Code);
        var answer = await page.LoginWithEmailCodeAsync(John.Email, message.Code!, operation);

        Assert.Equal(("email", operation), (message.Channel, message.OperationId));
        Assert.Equal(John.Email, (string?)Jwt.Claims(await visit.TokenAsync(answer))["email"]);
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task A_code_by_SMS_logs_in(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol);
        var page = await visit.OpenPageAsync();

        var operation = OperationOf(await page.PhoneGetCodeAsync(John.PhoneNumber, visit.LinkUrl));
        var message = await visit.MessageAsync(John.PhoneNumber, Code);
        var answer = await page.LoginWithPhoneCodeAsync(John.PhoneNumber, message.Code!, operation);

        Assert.Equal(("sms", operation), (message.Channel, message.OperationId));
        await visit.TokenAsync(answer);
    }

    [Fact]
    public async Task The_second_log_in_finds_the_user_of_the_first()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        Assert.Equal(await SubjectAsync(), await SubjectAsync());

        async Task<string> SubjectAsync()
        {
            var operation = OperationOf(await page.PhoneGetCodeAsync(John.PhoneNumber, visit.LinkUrl));
            var code = (await visit.MessageAsync(John.PhoneNumber, Code)).Code!;
            return (string)Jwt.Claims(await visit.TokenAsync(await page.LoginWithPhoneCodeAsync(John.PhoneNumber, code, operation)))["sub"]!;
        }
    }

    [Fact]
    public async Task An_address_typed_in_capitals_is_the_same_address()
    {
        // The SDK asks for the code with the address in lower case, and confirms with the address as it is typed.
        var typed = John.Email.ToUpperInvariant();
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        var operation = OperationOf(await page.EmailGetCodeAsync(typed, visit.LinkUrl));
        var message = await visit.MessageAsync(John.Email, Code);

        await visit.TokenAsync(await page.LoginWithEmailCodeAsync(typed, message.Code!, operation));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();
        var operation = OperationOf(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl));
        var code = (await visit.MessageAsync(John.Email, Code)).Code!;
        await page.LoginWithEmailCodeAsync(John.Email, code, operation);

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, page.LoginWithEmailCodeAsync(John.Email, code, operation));
    }

    [Fact]
    public async Task After_wrong_codes_the_right_one_comes_too_late()
    {
        const string Right = "4711";
        await using var visit = await browser.NewVisitAsync(settings: new { fixedCode = Right, codeAttempts = 2 });
        var page = await visit.OpenPageAsync();
        var operation = OperationOf(await page.PhoneGetCodeAsync(John.PhoneNumber, visit.LinkUrl));

        await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, page.LoginWithPhoneCodeAsync(John.PhoneNumber, "0000", operation));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, page.LoginWithPhoneCodeAsync(John.PhoneNumber, "0001", operation));
        await ErrorAssert.ThrowsAsync(ErrorCode.CodeAttemptsExceeded, page.LoginWithPhoneCodeAsync(John.PhoneNumber, Right, operation));
    }

    [Fact]
    public async Task A_code_expires_after_three_minutes()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();
        var operation = OperationOf(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl));
        var code = (await visit.MessageAsync(John.Email, Code)).Code!;

        await visit.TestProject.AdvanceAsync(TimeSpan.FromMinutes(3));

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, page.LoginWithEmailCodeAsync(John.Email, code, operation));
    }

    [Fact]
    public async Task A_code_is_of_its_own_operation_and_address()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { fixedCode = "4711" });
        var page = await visit.OpenPageAsync();
        var operation = OperationOf(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl));

        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, page.LoginWithEmailCodeAsync(John.Email, "4711", "no-such-operation"));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, page.LoginWithEmailCodeAsync(Jane.Email, "4711", operation));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, page.LoginWithPhoneCodeAsync(John.PhoneNumber, "4711", operation));
    }

    [Fact]
    public async Task An_e_mail_address_is_no_phone_number()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidParameters, page.PhoneGetCodeAsync(John.Email, visit.LinkUrl));
    }

    [Fact]
    public async Task A_short_state_is_rejected()
    {
        await using var visit = await browser.NewVisitAsync(Protocol.OAuth2);
        var page = await visit.OpenPageAsync(new { state = "1234567" });

        await ErrorAssert.ThrowsAsync(ErrorCode.StateTooShort, page.EmailGetCodeAsync(John.Email, visit.LinkUrl));
        await ErrorAssert.ThrowsAsync(ErrorCode.StateTooShort, page.PhoneGetCodeAsync(John.PhoneNumber, visit.LinkUrl));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Without_magic_link_the_message_has_a_code_only(bool enabled, bool disabledByPage)
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync(new { enable_magic_link = enabled, disableConfirmByLink = disabledByPage });

        await page.EmailGetCodeAsync(John.Email, visit.LinkUrl);

        var message = await visit.MessageAsync(John.Email, Code);
        Assert.NotNull(message.Code);
        Assert.Null(message.Link);
    }

    private static string OperationOf(JsonNode? answer) => (string)answer!["operation_id"]!;
}
