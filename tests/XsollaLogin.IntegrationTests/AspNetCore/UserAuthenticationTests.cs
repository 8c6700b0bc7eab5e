using System.Net.Http.Json;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.Client.AspNetCore.Authentication;

namespace XsollaLogin.IntegrationTests.AspNetCore;

/// <summary>Users with a valid token, and their claims.</summary>
public class UserAuthenticationTests(MockFixture mock)
{
    [Fact]
    public async Task A_user_of_a_project_that_signs_with_its_secret_is_authenticated()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret);
        var token = await SignedToken.OfNewUserAsync(project);

        Assert.Equal($"John {Jwt.Read(token).Claims["sub"]} john@example.com", await service.ReadAsync("/me", token));
        Assert.Equal("John", await service.ReadAsync("/open", token));
        Assert.Equal(token, await service.ReadAsync("/token", token));
    }

    [Fact]
    public async Task A_user_of_a_project_that_signs_with_its_key_is_authenticated_after_a_login()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.ByKey);
        await using var service = await ProtectedService.StartAsync(builder =>
        {
            builder.Services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = (project.ProjectId, mock.Mock.BaseAddress));
            builder.Services.AddAuthentication().AddXsollaLogin();
        });
        await SignedToken.OfNewUserAsync(project);
        var api = new XsollaLoginApi(project.Http, new XsollaLoginOptions { ProjectId = project.ProjectId, CallbackUrl = Ending.CallbackUrl });
        var login = await api.LoginAsync(new LoginRequest { Username = "John", Password = Person.John.Password },
            cancellationToken: TestContext.Current.CancellationToken);

        var token = Assert.IsType<LoginOutcome.Completed>(login).Token!;
        Assert.StartsWith("John ", await service.ReadAsync("/me", token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_have_the_names_of_the_token_and_the_names_of_dotnet()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret);
        var groups = """{"username":"John","email":"j@example.com","groups":[{"id":1,"name":"default"},{"id":2,"name":"vip"},{"id":3},"odd",7]}""";
        using var response = await service.GetAsync("/claims", SignedToken.Of(project, groups));
        var claims = await response.Content.ReadFromJsonAsync<string[]>(TestContext.Current.CancellationToken);

        string[] expected =
        [
            "sub=7", "username=John", "email=j@example.com", $"{ClaimTypes.NameIdentifier}=7", $"{ClaimTypes.Name}=John",
            $"{ClaimTypes.Email}=j@example.com", $"{ClaimTypes.Role}=default", $"{ClaimTypes.Role}=vip",
        ];
        Assert.All(expected, claim => Assert.Contains(claim, claims!));
        Assert.Equal(2, claims!.Count(claim => claim.StartsWith(ClaimTypes.Role, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Groups_are_roles()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret);
        var token = await SignedToken.OfNewUserAsync(project);

        Assert.Equal("Hello player", await service.ReadAsync("/players", token));
        Assert.Equal("Hello VIP", await service.ReadAsync("/vip", SignedToken.Of(project, """{"groups":[{"name":"vip"}]}""")));
        using var forbidden = await service.GetAsync("/vip", token);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Empty(forbidden.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task An_event_adds_claims_and_rejects_users()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret, options => options.Events.OnTokenValidated = context =>
        {
            if (context.User.Username == "Jane") context.Fail("Jane is banned here.");
            context.Principal!.AddIdentity(new ClaimsIdentity([new Claim(ClaimTypes.Role, "vip")]));
            return Task.CompletedTask;
        });

        Assert.Equal("Hello VIP", await service.ReadAsync("/vip", SignedToken.Of(project, """{"username":"John"}""")));
        using var rejected = await service.GetAsync("/vip", SignedToken.Of(project, """{"username":"Jane"}"""));
        // Not 401 with invalid_token, which would make applications discard a valid token.
        Assert.Equal(HttpStatusCode.Forbidden, rejected.StatusCode);
        Assert.Empty(rejected.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task An_event_writes_the_response_to_an_unauthenticated_request()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret, options => options.Events.OnChallenge = context =>
        {
            context.Response.StatusCode = 418;
            context.HandleResponse();
            return Task.CompletedTask;
        });

        Assert.Equal(418, (int)await service.StatusAsync("/me", token: null));
    }

    [Fact]
    public async Task Each_of_several_projects_has_its_scheme()
    {
        await using var shop = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var forum = await mock.NewProjectAsync(SignedToken.ByKey);
        await using var service = await ProtectedService.StartAsync(builder =>
        {
            builder.Services.AddXsollaLogin("forum", options => (options.ProjectId, options.BaseAddress) = (forum.ProjectId, mock.Mock.BaseAddress));
            builder.Services.AddAuthentication()
                .AddXsollaLogin("shop", "The shop", options => (options.ProjectId, options.Secret) = (shop.ProjectId, SignedToken.Secret))
                .AddXsollaLogin("forum", options => options.ClientName = "forum");
            builder.Services.AddAuthorizationBuilder().SetDefaultPolicy(
                new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder("shop", "forum").RequireAuthenticatedUser().Build());
        });

        Assert.StartsWith("John ", await service.ReadAsync("/me", await SignedToken.OfNewUserAsync(shop)), StringComparison.Ordinal);
        Assert.StartsWith("John ", await service.ReadAsync("/me", await SignedToken.OfNewUserAsync(forum)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await service.StatusAsync("/me", "no.token.here"));
    }

    [Fact]
    public void The_scheme_is_named_XsollaLogin() => Assert.Equal("XsollaLogin", XsollaLoginBearerDefaults.AuthenticationScheme);
}
