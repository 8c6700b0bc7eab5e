using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace XsollaLogin.IntegrationTests.AspNetCore;

/// <summary>Tokens that cannot be validated, because the keys cannot be fetched.</summary>
public class OutageTests(MockFixture mock)
{
    [Fact]
    public async Task If_the_keys_cannot_be_fetched_the_challenge_is_503_and_open_endpoints_stay_open()
    {
        await using var project = await mock.Asked.NewProjectAsync(SignedToken.ByKey);
        await using var service = await ProtectedService.StartAsync(builder =>
        {
            builder.Services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = (project.ProjectId, mock.Asked.BaseAddress));
            builder.Services.AddAuthentication().AddXsollaLogin();
        });
        var token = await SignedToken.OfNewUserAsync(project);
        await project.ScriptAsync(new { operation = "getJwks", fault = "server-error", status = 503, times = 3 });
        using var response = await service.GetAsync("/me", token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(response.Headers.WwwAuthenticate);
        Assert.Equal("anonymous", await service.ReadAsync("/open", token));
        Assert.Equal(HttpStatusCode.Unauthorized, await service.StatusAsync("/me", token: null));
        Assert.Contains(service.Log.All, line => line.StartsWith("Error: The scheme XsollaLogin could not validate a token", StringComparison.Ordinal)
            && line.Contains(nameof(XsollaLoginException), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("down", "up")]
    [InlineData("up", "down")]
    public async Task If_one_of_several_schemes_cannot_validate_the_token_the_challenge_is_503(params string[] schemes)
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(builder =>
        {
            builder.Services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = ("down", new Uri("http://127.0.0.1:9/api")));
            builder.Services.AddAuthentication().AddXsollaLogin("down", _ => { })
                .AddXsollaLogin("up", options => (options.ProjectId, options.Secret) = (project.ProjectId, SignedToken.Secret));
            builder.Services.AddAuthorizationBuilder().SetDefaultPolicy(new AuthorizationPolicyBuilder(schemes).RequireAuthenticatedUser().Build());
        });
        await using var other = await mock.NewProjectAsync(SignedToken.ByKey);

        using var response = await service.GetAsync("/me", await SignedToken.OfNewUserAsync(other));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/me", await SignedToken.OfNewUserAsync(project)));
    }
}
