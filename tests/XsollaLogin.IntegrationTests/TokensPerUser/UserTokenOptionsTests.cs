using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Tokens;

namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>Options that are wrong stop the start of the host, with a message that says what to do.</summary>
public class UserTokenOptionsTests
{
    public static TheoryData<string, Action<UserTokenOptions>> Invalid => new()
    {
        { "ClientId is not set, but must be 1 or more", options => options.ClientId = null },
        { "ClientId is 0, but must be 1 or more", options => options.ClientId = 0 },
        { "call services.AddXsollaLogin(\"shop\", …)", options => options.ClientName = "shop" },
        { "RenewBefore is '-00:00:01', but must not be negative", options => options.RenewBefore = TimeSpan.FromSeconds(-1) },
        { "RenewalTimeout is '00:00:00', but must be positive", options => options.RenewalTimeout = TimeSpan.Zero },
        { "StoredLifetime is '00:00:00', but must be positive", options => options.StoredLifetime = TimeSpan.Zero },
        { "InMemoryCapacity is '0', but must be 1 to 10,000,000", options => options.InMemoryCapacity = 0 },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task An_invalid_option_stops_the_start(string expected, Action<UserTokenOptions> configure)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services => services.AddXsollaLoginUserTokens(options =>
        {
            options.ClientId = 57;
            configure(options);
        })));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_credentials_without_a_secret_stop_the_start()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            StartAsync(services => services.AddClientCredentialsHttpClient("api", _ => { }, "api.example.com")));
        Assert.Contains("ClientCredentialsOptions 'api': ClientId is not set, but must be 1 or more.", error.Message, StringComparison.Ordinal);
        Assert.Contains("ClientSecret is not set or blank", error.Message, StringComparison.Ordinal);
    }

    private static async Task StartAsync(Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddXsollaLogin(options => options.ProjectId = "p");
        configure(builder.Services);
        await using var app = builder.Build();
        await app.StartAsync(TestContext.Current.CancellationToken);
    }
}
