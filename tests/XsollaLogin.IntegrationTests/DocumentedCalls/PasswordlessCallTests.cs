using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>The calls phoneGetCode, emailGetCode, loginWithPhoneCode, loginWithEmailCode and getConfirmCode.</summary>
public class PasswordlessCallTests(MockFixture mock)
{
    private const string LinkUrl = "https://game.example.com/link";
    private static readonly object Asking = new { fixedCode = "1234", askFields = new[] { new { name = "bday" } } };

    [Theory, BothProtocols]
    public async Task A_code_by_SMS_logs_the_user_in(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var operation = await project.Api().PhoneGetCodeAsync(Person.John.PhoneNumber);
        var message = await project.NextMessageAsync(Person.John.PhoneNumber);

        Assert.Equal((operation, null), (message.OperationId, message.Link));
        await project.TokenOfAsync(await project.Api().LoginWithPhoneCodeAsync(Person.John.PhoneNumber, message.Code!, operation));
    }

    [Theory, BothProtocols]
    public async Task A_code_by_email_logs_the_user_in(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var operation = await project.Api().EmailGetCodeAsync("John@Example.com");
        var message = await project.NextMessageAsync(Person.John.Email);

        Assert.Equal((operation, null), (message.OperationId, message.Link));
        await project.TokenOfAsync(await project.Api().LoginWithEmailCodeAsync("John@Example.com", message.Code!, operation));
    }

    [Theory, BothProtocols]
    public async Task Login_by_code_asks_for_missing_fields(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, Asking);
        var api = project.Api();

        Assert.IsType<LoginOutcome.FieldsAsked>(
            await api.LoginWithPhoneCodeAsync(Person.John.PhoneNumber, "1234", await api.PhoneGetCodeAsync(Person.John.PhoneNumber)));
        Assert.IsType<LoginOutcome.FieldsAsked>(await api.LoginWithEmailCodeAsync(Person.John.Email, "1234", await api.EmailGetCodeAsync(Person.John.Email)));
    }

    [Theory, BothProtocols]
    public async Task A_wrong_code_is_rejected_and_a_third_one_ends_the_operation(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, new { fixedCode = "1234" });
        var api = project.Api();
        var operation = await api.PhoneGetCodeAsync(Person.John.PhoneNumber);
        for (var i = 0; i < 3; i++) await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode,
            () => api.LoginWithPhoneCodeAsync(Person.John.PhoneNumber, "4321", operation));

        await ErrorAssert.ThrowsAsync(ErrorCode.CodeAttemptsExceeded, () => api.LoginWithPhoneCodeAsync(Person.John.PhoneNumber, "1234", operation));
    }

    [Theory, BothProtocols]
    public async Task The_code_is_returned_when_the_link_is_opened(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var api = project.Api();
        var operation = await api.EmailGetCodeAsync(Person.John.Email, LinkUrl);
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);

        Assert.Equal(LinkUrl, opened.Headers.Location?.ToString());
        var code = Assert.IsType<ConfirmCodeOutcome.Code>(await api.GetConfirmCodeAsync("John@Example.com", operation));
        await project.TokenOfAsync(await api.LoginWithEmailCodeAsync(Person.John.Email, code.Value, operation));
    }

    [Fact]
    public async Task Messages_contain_no_link_when_the_options_disable_it()
    {
        await using var project = await mock.NewProjectAsync();
        await project.Api(options => options.DisableConfirmByLink = true).PhoneGetCodeAsync(Person.John.PhoneNumber, LinkUrl);

        Assert.Null((await project.NextMessageAsync(Person.John.PhoneNumber)).Link);
    }

    [Fact(Timeout = 30_000)]
    public async Task Waiting_continues_after_the_deadline_of_the_server()
    {
        var time = new TestClock();
        await using var own = await mock.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = time });
        await using var project = await own.NewProjectAsync();
        var api = project.Api();
        var operation = await api.EmailGetCodeAsync(Person.John.Email, LinkUrl);
        Assert.IsType<ConfirmCodeOutcome.DeadlineExceeded>(await AfterDeadlineAsync(api.GetConfirmCodeAsync(Person.John.Email, operation)));

        var options = new XsollaLoginOptions { ProjectId = project.ProjectId };
        var waiting = new XsollaLoginApi(project.Http, options, time).WaitForConfirmCodeAsync(Person.John.Email, operation);
        // The deadline of the server and the lifetime of the code: both run again after the first deadline.
        await time.WaitForPendingTimersAsync(2);
        time.Advance(TimeSpan.FromSeconds(20));
        await time.WaitForPendingTimersAsync(2);
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);

        Assert.IsType<ConfirmCodeOutcome.Code>(await waiting);

        async Task<ConfirmCodeOutcome> AfterDeadlineAsync(Task<ConfirmCodeOutcome> polling)
        {
            await time.WaitForPendingTimersAsync(1);
            time.Advance(TimeSpan.FromSeconds(20));
            return await polling;
        }
    }
}
