namespace XsollaLogin.BrowserTests;

/// <summary>The calls phoneGetCode, emailGetCode, loginWithPhoneCode and loginWithEmailCode with a typed code.</summary>
/// <remarks>By link: <see cref="MagicLinkTests"/>.</remarks>
public class PasswordlessTests(BrowserFixture browser)
{
    private const string Code = "login-code";

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task A_mailed_code_logs_the_user_in(Protocol protocol)
    {
        await using var visit = await browser.NewVisitAsync(protocol);
        var page = await visit.OpenPageAsync();

        var operation = OperationOf(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl));
        var message = await visit.MessageAsync(John.Email, Code);
        var answer = await page.LoginWithEmailCodeAsync(John.Email, message.Code!, operation);

        Assert.Equal(("email", operation), (message.Channel, message.OperationId));
        Assert.Equal(John.Email, (string?)Jwt.Read(await visit.TokenAsync(answer)).Claims["email"]);
    }

    [Theory]
    [InlineData(Protocol.Jwt)]
    [InlineData(Protocol.OAuth2)]
    public async Task A_code_by_SMS_logs_the_user_in(Protocol protocol)
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
    public async Task The_second_login_finds_the_user_of_the_first()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        Assert.Equal(await SubjectAsync(), await SubjectAsync());

        async Task<string> SubjectAsync()
        {
            var operation = OperationOf(await page.PhoneGetCodeAsync(John.PhoneNumber, visit.LinkUrl));
            var code = (await visit.MessageAsync(John.PhoneNumber, Code)).Code!;
            return (string)Jwt.Read(await visit.TokenAsync(await page.LoginWithPhoneCodeAsync(John.PhoneNumber, code, operation))).Claims["sub"]!;
        }
    }

    [Fact]
    public async Task An_address_is_compared_without_case()
    {
        // The SDK requests the code with the address in lower case and confirms with the address as typed.
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

        await SdkAssert.RejectsAsync(ErrorCode.ObjectNotFound, page.LoginWithEmailCodeAsync(John.Email, code, operation));
    }

    [Fact]
    public async Task The_right_code_is_rejected_after_too_many_wrong_ones()
    {
        const string Right = "4711";
        await using var visit = await browser.NewVisitAsync(settings: new { fixedCode = Right, codeAttempts = 2 });
        var page = await visit.OpenPageAsync();
        var operation = OperationOf(await page.PhoneGetCodeAsync(John.PhoneNumber, visit.LinkUrl));

        await SdkAssert.RejectsAsync(ErrorCode.WrongCode, page.LoginWithPhoneCodeAsync(John.PhoneNumber, "0000", operation));
        await SdkAssert.RejectsAsync(ErrorCode.WrongCode, page.LoginWithPhoneCodeAsync(John.PhoneNumber, "0001", operation));
        await SdkAssert.RejectsAsync(ErrorCode.CodeAttemptsExceeded, page.LoginWithPhoneCodeAsync(John.PhoneNumber, Right, operation));
    }

    [Fact]
    public async Task A_code_expires_after_three_minutes()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();
        var operation = OperationOf(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl));
        var code = (await visit.MessageAsync(John.Email, Code)).Code!;

        await visit.TestProject.AdvanceAsync(TimeSpan.FromMinutes(3));

        await SdkAssert.RejectsAsync(ErrorCode.ObjectNotFound, page.LoginWithEmailCodeAsync(John.Email, code, operation));
    }

    [Fact]
    public async Task A_code_is_bound_to_its_operation_and_address()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { fixedCode = "4711" });
        var page = await visit.OpenPageAsync();
        var operation = OperationOf(await page.EmailGetCodeAsync(John.Email, visit.LinkUrl));

        await SdkAssert.RejectsAsync(ErrorCode.ObjectNotFound, page.LoginWithEmailCodeAsync(John.Email, "4711", "no-such-operation"));
        await SdkAssert.RejectsAsync(ErrorCode.ObjectNotFound, page.LoginWithEmailCodeAsync(Jane.Email, "4711", operation));
        await SdkAssert.RejectsAsync(ErrorCode.ObjectNotFound, page.LoginWithPhoneCodeAsync(John.PhoneNumber, "4711", operation));
    }

    [Fact]
    public async Task An_email_address_as_phone_number_is_rejected()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        await SdkAssert.RejectsAsync(ErrorCode.InvalidParameters, page.PhoneGetCodeAsync(John.Email, visit.LinkUrl));
    }

    [Fact]
    public async Task A_short_state_is_rejected()
    {
        await using var visit = await browser.NewVisitAsync(Protocol.OAuth2);
        var page = await visit.OpenPageAsync(new { state = "1234567" });

        await SdkAssert.RejectsAsync(ErrorCode.StateTooShort, page.EmailGetCodeAsync(John.Email, visit.LinkUrl));
        await SdkAssert.RejectsAsync(ErrorCode.StateTooShort, page.PhoneGetCodeAsync(John.PhoneNumber, visit.LinkUrl));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_message_without_magic_link_contains_only_a_code(bool enabled, bool disabledByPage)
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
