namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>Each declared answer of a documented call, when scripted, is returned by the call as the contract says.</summary>
public class EveryAnswerTests(MockFixture mock)
{
    private static readonly IReadOnlyList<ContractOperation> Documented =
        [.. ContractDocument.Current.Operations.Where(operation => !operation.DocumentedCall.StartsWith("none", StringComparison.Ordinal))];

    private static readonly Dictionary<string, Func<XsollaLoginApi, string, Task>> Calls = new()
    {
        ["signUp"] = (api, _) => api.SignUpAsync(Person.John),
        ["login"] = (api, _) => api.LoginAsync(Person.John),
        ["loginOAuth2Token"] = (api, _) => api.LoginForTokensAsync(new LoginRequest { Username = "John", Password = "password123" }),
        ["resendConfirmationLink"] = (api, _) => api.ResendEmailAsync("John"),
        ["requestPhoneCode"] = (api, _) => api.PhoneGetCodeAsync(Person.John.PhoneNumber),
        ["requestEmailCode"] = (api, _) => api.EmailGetCodeAsync(Person.John.Email),
        ["getConfirmCode"] = (api, _) => api.GetConfirmCodeAsync(Person.John.Email, "operation"),
        ["confirmPhoneCode"] = (api, _) => api.LoginWithPhoneCodeAsync(Person.John.PhoneNumber, "1234", "operation"),
        ["confirmEmailCode"] = (api, _) => api.LoginWithEmailCodeAsync(Person.John.Email, "1234", "operation"),
        ["getAskFields"] = (api, token) => api.GetAskFieldsAsync(token),
        ["ask"] = (api, token) => api.AskAsync(new UpdatedFields { Email = Person.John.Email }, token),
        ["requestPasswordReset"] = (api, _) => api.ResetAsync("John"),
        ["confirmPasswordReset"] = (api, _) => api.SetAsync("newpass", "3423", "324324234"),
        ["checkSso"] = (api, _) => api.CheckUserAuthSsoAsync(),
        ["redirectSso"] = (api, _) => api.UserAuthSsoWithRedirectAsync(),
        ["logout"] = (api, token) => api.LogoutAsync(token, LogoutScope.All),
        ["clearSso"] = (api, _) => api.ClearSsoAsync(),
    };

    public static TheoryData<string, string> Outcomes =>
        Where(answer => answer.Status < HttpStatusCode.BadRequest || answer.ErrorCode == ErrorCode.DeadlineExceeded);

    public static TheoryData<string, string> Errors =>
        Where(answer => answer.Status >= HttpStatusCode.BadRequest && answer.ErrorCode != ErrorCode.DeadlineExceeded);

    [Fact]
    public void Every_documented_call_is_in_the_list() =>
        Assert.Equal(Calls.Keys.Order(), Documented.Select(operation => CallOf(operation.Id)).Distinct().Order());

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task A_success_becomes_an_outcome(string operation, string example) => await CallAsync(operation, example);

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_becomes_the_exception(string operation, string example)
    {
        var expected = ContractDocument.Current.Operation(operation).Answer(example);

        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => CallAsync(operation, example));

        Assert.Equal((operation, (int)expected.Status, expected.ErrorCode), (error.Operation, error.StatusCode, error.Code));
    }

    private static TheoryData<string, string> Where(Func<ContractAnswer, bool> condition) =>
        [.. Documented.SelectMany(operation => operation.Answers.Where(condition).Select(answer => (operation.Id, answer.Name)))];

    private static string CallOf(string operation) => operation.EndsWith("OAuth2", StringComparison.Ordinal) ? operation[..^"OAuth2".Length] : operation;

    private async Task CallAsync(string operation, string example)
    {
        await using var project = await mock.Asked.NewProjectAsync(operation.Contains("OAuth2", StringComparison.Ordinal) ? Protocol.OAuth2 : Protocol.Jwt);
        // The mock finds the project of logout by the token.
        var token = await project.TokenOfAsync((await project.SignUpAsync(Person.Jane))!.LoginUrl);
        await project.ScriptAsync(operation, example);
        await Calls[CallOf(operation)](project.Api(), token);
    }
}
