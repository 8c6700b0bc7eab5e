using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.IntegrationTests.AspNetCore;

namespace XsollaLogin.IntegrationTests.Docs;

/// <summary>The snippets about ASP.NET Core; the first one is the program <c>Outside/Service</c> of the package tests.</summary>
public class AspNetCorePage(MockFixture mock)
{
    [Fact]
    public async Task The_keys_come_from_the_client()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.ByKey);
        var token = await SignedToken.OfNewUserAsync(project);

        Assert.Equal("Hello John", await GreetAsync(token, builder =>
        {
            builder.Configuration["XsollaLogin:ProjectId"] = project.ProjectId;
            builder.Configuration["XsollaLogin:BaseAddress"] = mock.Mock.BaseAddress.AbsoluteUri;

            builder.Services.AddXsollaLogin(builder.Configuration.GetSection("XsollaLogin"));
            builder.Services.AddAuthentication().AddXsollaLogin();
        }));
    }

    [Fact]
    public async Task An_event_adds_claims()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        var (projectId, secret) = (project.ProjectId, SignedToken.Secret);

        Assert.Equal("Hello admin John", await GreetAsync(await SignedToken.OfNewUserAsync(project), builder =>
        {
            builder.Services.AddAuthentication().AddXsollaLogin(options =>
            {
                (options.ProjectId, options.Secret) = (projectId, secret);
                options.Events.OnTokenValidated = context =>
                {
                    if (context.User.Username == "John") context.Principal!.AddIdentity(new ClaimsIdentity([new Claim(ClaimTypes.Role, "admin")]));
                    return Task.CompletedTask;
                };
            });
        }));
    }

    [Fact]
    public async Task A_revoked_token_is_rejected()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        var (projectId, secret, server) = (project.ProjectId, SignedToken.Secret, mock.Mock.BaseAddress);
        var token = await SignedToken.OfNewUserAsync(project);
        await project.LogoutAsync(token);

        Assert.Null(await GreetAsync(token, builder =>
        {
            builder.Services.AddXsollaLogin(client => (client.ProjectId, client.BaseAddress) = (projectId, server));
            builder.Services.AddAuthentication().AddXsollaLogin(options => (options.Secret, options.CheckRevocation) = (secret, true));
        }));
    }

    [Fact]
    public async Task The_options_come_from_the_configuration()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);

        Assert.Equal("Hello John", await GreetAsync(await SignedToken.OfNewUserAsync(project), builder =>
        {
            builder.Configuration["Authentication:Schemes:XsollaLogin:ProjectId"] = project.ProjectId;
            builder.Configuration["Authentication:Schemes:XsollaLogin:Secret"] = SignedToken.Secret;

            builder.Services.AddAuthentication().AddXsollaLogin(builder.Configuration.GetSection("Authentication:Schemes:XsollaLogin"));
        }));
    }

    [Fact]
    public async Task Each_project_has_its_scheme()
    {
        await using var shop = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var forum = await mock.NewProjectAsync(new { jwtSecret = "another secret" });
        var ((shopId, shopSecret), (forumId, forumSecret)) = ((shop.ProjectId, SignedToken.Secret), (forum.ProjectId, "another secret"));
        foreach (var project in (TestProject[])[shop, forum])
        {
            Assert.Equal("Hello John", await GreetAsync(await SignedToken.OfNewUserAsync(project), builder =>
            {
                builder.Services.AddAuthentication()
                    .AddXsollaLogin("shop", options => (options.ProjectId, options.Secret) = (shopId, shopSecret))
                    .AddXsollaLogin("forum", options => (options.ProjectId, options.Secret) = (forumId, forumSecret));
                builder.Services.AddAuthorizationBuilder().SetDefaultPolicy(
                    new AuthorizationPolicyBuilder("shop", "forum").RequireAuthenticatedUser().Build());
            }));
        }
    }

    /// <summary>Calls a protected endpoint; null if the token is rejected.</summary>
    private static async Task<string?> GreetAsync(string token, Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthorization();
        configure(builder);
        await using var app = builder.Build();
        app.MapGet("/me", (ClaimsPrincipal user) => $"Hello {(user.IsInRole("admin") ? "admin " : "")}{user.Identity!.Name}").RequireAuthorization();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.GetAsync("/me", TestContext.Current.CancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized) return null;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
