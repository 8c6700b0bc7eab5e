using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.IntegrationTests.DocumentedCalls;

namespace XsollaLogin.IntegrationTests.Docs;

/// <summary>The snippets about the documented calls.</summary>
public class ClientPage(MockFixture mock)
{
    private const string Password = "password123";

    [Fact]
    public async Task A_user_signs_up_and_logs_in()
    {
        await using var project = await mock.NewProjectAsync();
        var (services, server, projectId) = (new ServiceCollection(), mock.Mock.BaseAddress, project.ProjectId);

        services.AddXsollaLogin(options =>
        {
            options.ProjectId = projectId;
            options.CallbackUrl = "https://game.example.com/callback";
            options.BaseAddress = server;
        });

        await using var provider = services.BuildServiceProvider();
        var api = provider.GetRequiredService<XsollaLoginApi>();
        Assert.Equal("Please open the link in our email.", await SignUpAsync(project, api));
        Assert.StartsWith("https://game.example.com/callback?token=", await LoginAsync(api, "John", Password), StringComparison.Ordinal);
        Assert.Equal("/login?wrong", await LoginAsync(api, "John", "password124"));
    }

    [Fact]
    public async Task The_options_come_from_the_configuration()
    {
        await using var project = await mock.NewProjectAsync();
        const string settings = """
            {
              "XsollaLogin": {
                "ProjectId": "your-project",
                "CallbackUrl": "https://game.example.com/callback",
                "BaseAddress": "http://localhost:5080/api"
              }
            }
            """;
        var actual = settings.Replace("your-project", project.ProjectId, StringComparison.Ordinal)
            .Replace("http://localhost:5080/api", mock.Mock.BaseAddress.AbsoluteUri, StringComparison.Ordinal);
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(actual));
        var configuration = new ConfigurationBuilder().AddJsonStream(json).Build();
        var services = new ServiceCollection();

        services.AddXsollaLogin(configuration.GetSection("XsollaLogin"));

        await using var provider = services.BuildServiceProvider();
        Assert.IsType<SignUpOutcome.LoggedIn>(await provider.GetRequiredService<XsollaLoginApi>().SignUpAsync(User("John")));
    }

    [Fact]
    public async Task Several_projects_have_names()
    {
        await using var shop = await mock.NewProjectAsync();
        await using var forum = await mock.NewProjectAsync();
        var (services, server, shopId, forumId) = (new ServiceCollection(), mock.Mock.BaseAddress, shop.ProjectId, forum.ProjectId);

        services.AddXsollaLogin("shop", options => (options.ProjectId, options.BaseAddress) = (shopId, server));
        services.AddXsollaLogin("forum", options => (options.ProjectId, options.BaseAddress) = (forumId, server));

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredKeyedService<XsollaLoginApi>("shop").SignUpAsync(User("John"));
        var error = await Assert.ThrowsAsync<XsollaLoginException>(() => provider.GetRequiredKeyedService<XsollaLoginApi>("forum")
            .LoginAsync(new LoginRequest { Username = "John", Password = Password }));
        Assert.True(error.IsCode(ErrorCode.WrongUsernameOrPassword));
    }

    [Fact]
    public async Task A_mailed_link_logs_the_user_in()
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

    [Fact]
    public async Task An_operation_takes_one_input()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();

        Assert.StartsWith("https://game.example.com/callback?token=", await LoginAsync(project.Password, project.ProjectId), StringComparison.Ordinal);
    }

    private static SignUpRequest User(string username) => new() { Username = username, Email = "john@example.com", Password = Password };

    private static async Task<string> SignUpAsync(TestProject project, XsollaLoginApi api)
    {
        await project.ConfigureAsync(new { requireAccountConfirmation = true });
        var user = User("John");

        var message = await api.SignUpAsync(user) switch
        {
            SignUpOutcome.LoggedIn loggedIn => $"Welcome! Continue at {loggedIn.LoginUrl}",
            SignUpOutcome.ConfirmationEmailSent => "Please open the link in our email.",
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

    private static async Task<string> LoginAsync(IPasswordClient password, string projectId)
    {
        var answer = await password.LoginAsync(new LoginInput
        {
            ProjectId = projectId,
            LoginUrl = "https://game.example.com/callback",
            Body = new LoginRequest { Username = "John", Password = "password123" },
        });
        return answer.Result.LoginUrl;
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

    private static async Task<string> GivePhoneNumberAsync(XsollaLoginApi api, LoginOutcome.FieldsAsked asked, string phoneNumber)
    {
        return await api.AskAsync(new UpdatedFields { PhoneNumber = phoneNumber }, asked.Token) switch
        {
            AskOutcome.Redirect done => done.RedirectUrl,
            AskOutcome.ConfirmPhone confirm => $"/confirm/phone/{confirm.OperationId}",
            AskOutcome.ConfirmEmail confirm => $"/confirm/email/{confirm.OperationId}",
            _ => throw new UnreachableException(),
        };
    }
}
