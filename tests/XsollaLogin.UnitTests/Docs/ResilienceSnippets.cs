using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.UnitTests.Resilience;

namespace XsollaLogin.UnitTests.Docs;

/// <summary>The snippets about retries and timeouts.</summary>
public class ResilienceSnippets
{
    [Fact]
    public async Task A_request_that_can_be_sent_again_is_retried()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Answer(HttpStatusCode.TooManyRequests, retryAfter: "0"), ScriptedServer.Answer(HttpStatusCode.OK, """{"keys": []}"""));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["XsollaLogin:ProjectId"] = "your-project",
            ["XsollaLogin:BaseAddress"] = server.BaseAddress.AbsoluteUri,
        }).Build();
        var services = new ServiceCollection();

        services.AddXsollaLogin(configuration.GetSection("XsollaLogin")).AddXsollaLoginResilience();

        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<ITokenClient>().GetJwksAsync(new() { ProjectId = "your-project" });
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_handler_knows_what_can_be_sent_again()
    {
        var server = StubServer.Answering("", HttpStatusCode.NoContent);
        await server.Api().ClearSsoAsync();
        var request = server.Requests.Single();

        request.Options.TryGetValue(XsollaLoginOperation.Key, out var operation);
        var canSendAgain = operation is { IsIdempotent: true };

        Assert.True(canSendAgain);
    }
}
