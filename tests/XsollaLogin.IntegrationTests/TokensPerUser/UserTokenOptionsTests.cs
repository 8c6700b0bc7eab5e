using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.ClientCredentials;
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
        { "RenewBefore is '-00:00:01', but must be 0 to 1 day", options => options.RenewBefore = TimeSpan.FromSeconds(-1) },
        { "RenewBefore is '1.00:00:01', but must be 0 to 1 day", options => options.RenewBefore = TimeSpan.FromSeconds(86_401) },
        { "RenewalTimeout is '00:00:00', but must be positive, at most 1 day", options => options.RenewalTimeout = TimeSpan.Zero },
        { "RenewalTimeout is '10675199.02:48:05.4775807', but must be positive, at most 1 day", options => options.RenewalTimeout = TimeSpan.MaxValue },
        { "StoredLifetime is '00:00:00', but must be positive, at most 3650 days", options => options.StoredLifetime = TimeSpan.Zero },
        { "StoredLifetime is '3651.00:00:00', but must be positive, at most 3650 days", options => options.StoredLifetime = TimeSpan.FromDays(3651) },
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

    [Fact]
    public async Task Client_credentials_with_times_that_are_too_long_stop_the_start()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(services => services.AddClientCredentialsHttpClient(
            "api", options => (options.RenewBefore, options.RenewalTimeout) = (TimeSpan.MaxValue, TimeSpan.MaxValue), "api.example.com")));
        Assert.Contains("RenewBefore is '10675199.02:48:05.4775807', but must be 0 to 1 day.", error.Message, StringComparison.Ordinal);
        Assert.Contains("RenewalTimeout is '10675199.02:48:05.4775807', but must be positive, at most 1 day.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_options_can_come_from_the_configuration()
    {
        var section = Section(
            ("ClientId", "58"), ("ClientSecret", "a secret"), ("ClientName", "shop"), ("SignInScheme", "Other"), ("RenewBefore", "00:00:10"),
            ("RenewalTimeout", "00:00:20"), ("StoredLifetime", "7"), ("InMemoryCapacity", "9"));
        UserTokenOptions? options = null;
        await StartAsync(
            services =>
            {
                services.AddXsollaLogin("shop", shop => shop.ProjectId = "shop");
                services.AddXsollaLoginUserTokens(section);
            },
            provider => options = provider.GetRequiredService<IOptions<UserTokenOptions>>().Value);

        Assert.Equal((58, "a secret", "shop", "Other"), (options!.ClientId, options.ClientSecret, options.ClientName, options.SignInScheme));
        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)), (options.RenewBefore, options.RenewalTimeout));
        Assert.Equal((TimeSpan.FromDays(7), 9), (options.StoredLifetime, options.InMemoryCapacity));
        Assert.Equal(NamesOf<UserTokenOptions>(), section.GetChildren().Select(child => child.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task All_options_of_client_credentials_can_come_from_the_configuration()
    {
        var section = Section(
            ("ClientId", "58"), ("ClientSecret", "a secret"), ("ClientName", "shop"), ("RenewBefore", "00:00:10"), ("RenewalTimeout", "00:00:20"));
        ClientCredentialsOptions? options = null;
        await StartAsync(
            services =>
            {
                services.AddXsollaLogin("shop", shop => shop.ProjectId = "shop");
                services.AddClientCredentialsHttpClient("api", section, "api.example.com");
            },
            provider => options = provider.GetRequiredService<IOptionsMonitor<ClientCredentialsOptions>>().Get("api"));

        Assert.Equal((58, "a secret", "shop"), (options!.ClientId, options.ClientSecret, options.ClientName));
        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)), (options.RenewBefore, options.RenewalTimeout));
        Assert.Equal(NamesOf<ClientCredentialsOptions>(), section.GetChildren().Select(child => child.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ClientSecrt", "a secret")]
    [InlineData("RenewBefore", "soon")]
    public async Task An_unknown_name_or_a_value_of_another_type_stops_the_start(string name, string value)
    {
        var section = Section(("ClientId", "57"), ("ClientSecret", "a secret"), (name, value));
        foreach (var register in (Action<IServiceCollection>[])[
            services => services.AddXsollaLoginUserTokens(section),
            services => services.AddClientCredentialsHttpClient("api", section, "api.example.com")])
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(register));
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("a secret", error.Message, StringComparison.Ordinal);
        }
    }

    private static IConfigurationSection Section(params IEnumerable<(string Name, string Value)> settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Section:{setting.Name}", (string?)setting.Value)))
        .Build().GetSection("Section");

    private static IEnumerable<string> NamesOf<T>() => typeof(T).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal);

    private static async Task StartAsync(Action<IServiceCollection> configure, Action<IServiceProvider>? check = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddXsollaLogin(options => options.ProjectId = "p");
        configure(builder.Services);
        await using var app = builder.Build();
        await app.StartAsync(TestContext.Current.CancellationToken);
        check?.Invoke(app.Services);
    }
}
