using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.IntegrationTests.Docs;

/// <summary>The snippets about ASP.NET Core: an endpoint that only users of the project may call.</summary>
public class AspNetCorePage(MockFixture mock)
{
    [Fact]
    public async Task An_endpoint_needs_the_token_of_a_user()
    {
        await using var project = await mock.NewProjectAsync(new { jwtAlgorithm = "RS256" });
        await using var app = await StartAsync(project.ProjectId);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);

        using var without = await http.GetAsync("/me");
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal("Bearer", without.Headers.WwwAuthenticate.ToString());

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"{token}x");
        using var wrong = await http.GetAsync("/me");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal("Hello John", await http.GetStringAsync("/me"));
    }

    private async Task<WebApplication> StartAsync(string projectId)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["XsollaLogin:ProjectId"] = projectId;
        builder.Configuration["XsollaLogin:BaseAddress"] = mock.Mock.BaseAddress.AbsoluteUri;

        var login = builder.Configuration.GetSection("XsollaLogin");
        builder.Services.AddXsollaLogin(login);
        builder.Services.AddSingleton(provider => XsollaLoginTokenValidator.ForKeys(
            provider.GetRequiredService<ITokenClient>(), new() { ProjectId = login["ProjectId"]! }));

        var app = builder.Build();
        app.MapGet("/me", (HttpContext http) => $"Hello {http.User.Identity!.Name}").AddEndpointFilter<UserTokenFilter>();

        await app.StartAsync();
        return app;
    }

    private sealed class UserTokenFilter(XsollaLoginTokenValidator validator) : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
            var token = AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) ? header.Parameter : null;
            if (await validator.ValidateAsync(token, context.HttpContext.RequestAborted) is not TokenVerdict.Valid { User: var user })
            {
                response.Headers.WWWAuthenticate = "Bearer";
                return Results.Unauthorized();
            }

            context.HttpContext.User = new ClaimsPrincipal(user.Identity);
            return await next(context);
        }
    }
}
