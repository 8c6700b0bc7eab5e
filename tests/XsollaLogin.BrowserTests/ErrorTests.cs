namespace XsollaLogin.BrowserTests;

/// <summary>Every error of the contract reaches the page as the SDK's APIError.</summary>
public class ErrorTests(BrowserFixture browser)
{
    public static TheoryData<string> Operations => [.. SdkOperations.All.Select(operation => operation.Id)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_error_of_an_operation_reaches_the_page(string id)
    {
        var operation = ContractDocument.Current.Operation(id);
        await using var visit = await browser.NewVisitAsync(SdkOperations.ProtocolOf(operation), new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        var token = await visit.TokenAsync(await page.LoginAsync(John));

        // The 408 is left out: on a reused HTTP/1.1 connection, Chromium sends the request again after it. MagicLinkTests tests it.
        foreach (var error in operation.Answers.Where(answer => answer.Status >= HttpStatusCode.BadRequest && answer.Status != HttpStatusCode.RequestTimeout))
        {
            await visit.TestProject.ScriptAsync(id, error.Name);
            var code = error.Headers.ContainsKey(SdkPage.CaptchaHeader) ? SdkPage.CaptchaNeeded : error.ErrorCode!;
            await SdkAssert.RejectsAsync(code, CallAsync(operation.DocumentedCall, page, visit, token));
        }
    }

    [Fact]
    public async Task An_error_login_returns_that_error()
    {
        await using var visit = await browser.NewVisitAsync();
        var page = await visit.OpenPageAsync();

        await SdkAssert.RejectsAsync(ErrorCode.LoginAttemptsExceeded, page.LoginAsync($"error.{ErrorCode.LoginAttemptsExceeded}", John.Password));
        await SdkAssert.RejectsAsync(ErrorCode.EmailDoesNotExist, page.EmailGetCodeAsync($"error.{ErrorCode.EmailDoesNotExist}@example.com", visit.LinkUrl));
    }

    [Fact]
    public async Task A_scripted_answer_is_used_once()
    {
        await using var visit = await browser.NewVisitAsync(settings: new { users = Registered.John });
        var page = await visit.OpenPageAsync();
        await visit.TestProject.ScriptAsync("login", nameof(ErrorCode.TooManyLoginAttempts));

        await SdkAssert.RejectsAsync(ErrorCode.TooManyLoginAttempts, page.LoginAsync(John));
        await visit.TokenAsync(await page.LoginAsync(John));
    }

    private static Task<JsonNode?> CallAsync(string documentedCall, SdkPage page, Visit visit, string token) => documentedCall switch
    {
        "signup" => page.SignUpAsync(John),
        "login" => page.LoginAsync(John),
        "resendEmail" => page.ResendEmailAsync(John.Email),
        "phoneGetCode" => page.PhoneGetCodeAsync(John.PhoneNumber, visit.LinkUrl),
        "emailGetCode" => page.EmailGetCodeAsync(John.Email, visit.LinkUrl),
        "getConfirmCode" => page.GetConfirmCodeAsync(John.Email, "some-operation"),
        "loginWithPhoneCode" => page.LoginWithPhoneCodeAsync(John.PhoneNumber, "0000", "some-operation"),
        "loginWithEmailCode" => page.LoginWithEmailCodeAsync(John.Email, "0000", "some-operation"),
        "getAskFields" => page.GetAskFieldsAsync(token),
        "ask" => page.AskAsync(new { phone_number = John.PhoneNumber }, token, visit.LinkUrl),
        "reset" => page.ResetAsync(John.Username),
        "set" => page.SetAsync(John.Password, "some-code", "some-user"),
        "checkUserAuthSSO" => page.CheckUserAuthSsoAsync(),
        "userAuthSSOWithRedirect" => page.UserAuthSsoWithRedirectAsync(visit.CallbackUrl),
        "logout" => page.LogoutAsync(token, "sso"),
        "clearSSO" => page.ClearSsoAsync(),
        _ => throw new NotSupportedException($"The SDK page has no {documentedCall}: add it to SdkPage and here."),
    };
}
