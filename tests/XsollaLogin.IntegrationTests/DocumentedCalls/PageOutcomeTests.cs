namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>The example answers of Xsolla's documentation page, as the calls return them.</summary>
public class PageOutcomeTests(MockFixture mock)
{
    [Fact]
    public async Task Signup_returns_the_login_URL_of_the_page() =>
        Assert.Equal(new SignUpOutcome.LoggedIn("https://someurl.com?token=XXXXXXX"),
            await AnswerAsync("signUp", "LoggedIn", api => api.SignUpAsync(Person.John)));

    [Fact]
    public async Task Login_returns_the_token_of_the_page()
    {
        var loggedIn = Assert.IsType<LoginOutcome.Completed>(await AnswerAsync("login", "LoggedIn", api => api.LoginAsync(Person.John)));

        Assert.Equal(("XXXXXXX", null), (loggedIn.Token, loggedIn.Code));
    }

    [Fact]
    public async Task Login_returns_the_fields_of_the_page()
    {
        var asked = Assert.IsType<LoginOutcome.FieldsAsked>(await AnswerAsync("login", "WithAskFields", api => api.LoginAsync(Person.John)));

        Assert.Equal("sometoken", asked.Token);
        Assert.Equal(("phone_number", "phone", 0, false), (asked.Fields.Single().Name, asked.Fields[0].Type, asked.Fields[0].Step, asked.Fields[0].Required));
    }

    [Fact]
    public async Task EmailGetCode_returns_the_operation_ID_of_the_page() =>
        Assert.Equal("2334j255fdf13d515fgd1", await AnswerAsync("requestEmailCode", "CodeSent", api => api.EmailGetCodeAsync(Person.John.Email)));

    [Fact]
    public async Task GetConfirmCode_returns_the_code_of_the_page() =>
        Assert.Equal(new ConfirmCodeOutcome.Code("string"),
            await AnswerAsync("getConfirmCode", "LinkOpened", api => api.GetConfirmCodeAsync("John", "334j255fdf13d515fgd1")));

    [Fact]
    public async Task GetConfirmCode_returns_the_exceeded_deadline_of_the_page() =>
        Assert.Equal(new ConfirmCodeOutcome.DeadlineExceeded(),
            await AnswerAsync("getConfirmCode", "DeadlineExceeded", api => api.GetConfirmCodeAsync("John", "334j255fdf13d515fgd1")));

    [Fact]
    public async Task Ask_returns_the_operation_ID_of_the_page() =>
        Assert.Equal(
            new AskOutcome.ConfirmPhone("BPaBScLM44GesoOYSxT5I8QfgIrTSURd"),
            await AnswerAsync("ask", "ConfirmPhone", api => api.AskAsync(new UpdatedFields { PhoneNumber = Person.John.PhoneNumber }, "sometoken")));

    [Fact]
    public async Task CheckUserAuthSSO_returns_the_code_of_the_page() =>
        Assert.Equal("examplecode", await AnswerAsync("checkSso", "SessionFound", api => api.CheckUserAuthSsoAsync()));

    private async Task<T> AnswerAsync<T>(string operation, string example, Func<XsollaLoginApi, Task<T>> call)
    {
        await using var project = await mock.Asked.NewProjectAsync();
        await project.ScriptAsync(operation, example);
        return await call(project.Api());
    }
}
