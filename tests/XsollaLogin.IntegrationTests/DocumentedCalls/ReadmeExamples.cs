using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>The README's examples of the documented calls, as a reader would write them.</summary>
public class ReadmeExamples(MockFixture mock)
{
    private const string Password = "password123";

    [Fact]
    public async Task Registration_and_login_work()
    {
        await using var project = await mock.NewProjectAsync();
        var (services, server, projectId) = (new ServiceCollection(), mock.Mock.BaseAddress, project.ProjectId);

        services.AddXsollaLogin(options =>
        {
            options.ProjectId = projectId;
            options.CallbackUrl = "https://game.example.com/callback";
            options.BaseAddress = server;
        });

        await using var given = services.BuildServiceProvider();
        var api = given.GetRequiredService<XsollaLoginApi>();
        Assert.Equal("Please open the link in our e-mail.", await SignUpAsync(project, api));
        Assert.StartsWith("https://game.example.com/callback?token=", await LoginAsync(api, "John", Password), StringComparison.Ordinal);
        Assert.Equal("/login?wrong", await LoginAsync(api, "John", "password124"));
    }

    [Fact]
    public async Task Login_by_a_mailed_link_works()
    {
        await using var project = await mock.NewProjectAsync();
        var api = project.Api();
        var operationId = await api.EmailGetCodeAsync("john@example.com", linkUrl: "https://game.example.com/confirmed");
        using var opened = await project.OpenAsync((await project.NextMessageAsync("john@example.com")).Link);

        await project.TokenOfAsync((await WaitForLinkAsync(api, "john@example.com", operationId))!);
    }

    [Fact]
    public async Task Missing_fields_are_asked_and_given()
    {
        await using var project = await mock.NewProjectAsync(new { askFields = new[] { new { name = "phone_number" } } });
        var api = project.Api();
        await api.SignUpAsync(Person.John);
        var asked = Assert.IsType<LoginOutcome.FieldsAsked>(await api.LoginAsync(Person.John));

        Assert.StartsWith("/confirm/phone/", await GivePhoneNumberAsync(api, asked, "+12025550123"), StringComparison.Ordinal);
    }

    private static async Task<string> SignUpAsync(TestProject project, XsollaLoginApi api)
    {
        await project.ConfigureAsync(new { requireAccountConfirmation = true });
        var user = new SignUpRequest { Username = "John", Email = "john@example.com", Password = Password };

        var message = await api.SignUpAsync(user) switch
        {
            SignUpOutcome.LoggedIn loggedIn => $"Welcome! Go on at {loggedIn.LoginUrl}",
            SignUpOutcome.ConfirmationEmailSent => "Please open the link in our e-mail.",
            _ => throw new UnreachableException(),
        };

        using var opened = await project.OpenAsync((await project.NextMessageAsync(user.Email)).Link);
        return message;
    }

    private static async Task<string> LoginAsync(XsollaLoginApi api, string username, string password)
    {
        try
        {
            return await api.LoginAsync(new LoginRequest { Username = username, Password = password }) switch
            {
                LoginOutcome.Completed loggedIn => loggedIn.LoginUrl,
                LoginOutcome.FieldsAsked asked => $"/fields/{asked.Fields[0].Name}",
                _ => throw new UnreachableException(),
            };
        }
        catch (XsollaLoginException e) when (e.IsCode(ErrorCode.WrongUsernameOrPassword))
        {
            return "/login?wrong";
        }
    }

    private static async Task<LoginOutcome?> WaitForLinkAsync(XsollaLoginApi api, string email, string operationId)
    {
        return await api.WaitForConfirmCodeAsync(email, operationId) switch
        {
            ConfirmCodeOutcome.Code code => await api.LoginWithEmailCodeAsync(email, code.Value, operationId),
            ConfirmCodeOutcome.DeadlineExceeded => null,
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<string> GivePhoneNumberAsync(XsollaLoginApi api, LoginOutcome.FieldsAsked asked, string number) =>
        await api.AskAsync(new UpdatedFields { PhoneNumber = number }, asked.Token) switch
        {
            AskOutcome.Redirect done => done.RedirectUrl,
            AskOutcome.ConfirmPhone confirm => $"/confirm/phone/{confirm.OperationId}",
            AskOutcome.ConfirmEmail confirm => $"/confirm/email/{confirm.OperationId}",
            _ => throw new UnreachableException(),
        };
}
