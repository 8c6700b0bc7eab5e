using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Authentication;

namespace XsollaLogin.IntegrationTests.AspNetCore;

/// <summary>Options that are wrong stop the start of the host, with a message that says what to do.</summary>
public class SchemeOptionsTests
{
    private static readonly Dictionary<string, string?> Usual = new() { ["ProjectId"] = "p", ["Secret"] = "a secret" };

    [Theory]
    [InlineData("ProjectId", " ", "ProjectId is not set")]
    [InlineData("Secret", "", "Secret is blank")]
    [InlineData("Issuer", "", "Issuer is blank")]
    [InlineData("ClockSkew", "-00:00:01", "ClockSkew is '-00:00:01', but must be 0 to 5 minutes")]
    [InlineData("ClockSkew", "00:05:01", "ClockSkew is '00:05:01'")]
    [InlineData("KeyLifetime", "0", "KeyLifetime is '00:00:00', but must be positive, at most 365 days")]
    [InlineData("KeyLifetime", "366", "KeyLifetime is '366.00:00:00'")]
    [InlineData("KeyFetchInterval", "0", "KeyFetchInterval is")]
    [InlineData("KeyFetchInterval", "1.00:00:01", "KeyFetchInterval is '1.00:00:01', but must be positive, at most 1 day")]
    [InlineData("Realm", "a\"b", "Realm is 'a\"b'")]
    [InlineData("RevocationCheckLifetime", "01:00:01", "RevocationCheckLifetime is '01:00:01', but must be 0 to 1 hour")]
    [InlineData("RevocationCheckCapacity", "0", "RevocationCheckCapacity is '0', but must be 1 to 1,000,000")]
    [InlineData("RevocationCheckTimeout", "0", "RevocationCheckTimeout is '00:00:00', but must be positive, at most 1 minute")]
    [InlineData("RevocationCheckTimeout", "00:01:01", "RevocationCheckTimeout is '00:01:01'")]
    [InlineData("CheckRevocation", "true", "call services.AddXsollaLogin(…)")]
    public async Task An_invalid_option_stops_the_start(string option, string value, string expected)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(new(Usual) { [option] = value }));
        Assert.Contains($"XsollaLoginBearerOptions 'XsollaLogin': ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheme_without_secret_and_client_stops_the_start()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(new() { ["ProjectId"] = "p", ["ClientName"] = "shop" }));
        Assert.Contains("Secret is not set", error.Message, StringComparison.Ordinal);
        Assert.Contains("call services.AddXsollaLogin(\"shop\", …)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ProjctId", "p")]
    [InlineData("ClockSkew", "soon")]
    [InlineData("ForwardDefault", "Other")]
    public async Task An_unknown_option_or_a_value_of_another_type_stops_the_start(string option, string value)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(new(Usual) { [option] = value }));
        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Valid_options_are_read()
    {
        await using var app = await StartAsync(new(Usual) { ["ClockSkew"] = "00:01:00", ["SaveToken"] = "false", ["Realm"] = "shop" });
        var options = app.Services.GetRequiredService<IOptionsMonitor<XsollaLoginBearerOptions>>().Get("XsollaLogin");
        Assert.Equal(("p", "a secret", "shop"), (options.ProjectId, options.Secret, options.Realm));
        Assert.Equal((TimeSpan.FromMinutes(1), false), (options.ClockSkew, options.SaveToken));
    }

    [Fact]
    public async Task A_changed_configuration_changes_the_options()
    {
        await using var app = await StartAsync(new(Usual));
        app.Configuration["Scheme:Realm"] = "forum";
        ((IConfigurationRoot)app.Configuration).Reload();
        Assert.Equal("forum", app.Services.GetRequiredService<IOptionsMonitor<XsollaLoginBearerOptions>>().Get("XsollaLogin").Realm);
    }

    [Fact]
    public void Every_option_that_is_not_code_can_be_configured()
    {
        string[] code = [nameof(XsollaLoginBearerOptions.Events)];
        var bound = typeof(XsollaLoginBearerOptions).Assembly.GetType("XsollaLogin.Client.AspNetCore.Authentication.BoundOptions")!;
        Assert.Equal(NamesOf(typeof(XsollaLoginBearerOptions)).Except(code), NamesOf(bound));

        static IEnumerable<string> NamesOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(property => property.Name).Order(StringComparer.Ordinal);
    }

    private static async Task<WebApplication> StartAsync(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Scheme:{setting.Key}", setting.Value)));
        builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.Server.IServer, NoServer>();
        builder.Services.AddAuthentication().AddXsollaLogin(builder.Configuration.GetSection("Scheme"));
        var app = builder.Build();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private sealed class NoServer : Microsoft.AspNetCore.Hosting.Server.IServer
    {
        public Microsoft.AspNetCore.Http.Features.IFeatureCollection Features { get; } = new Microsoft.AspNetCore.Http.Features.FeatureCollection();

        public Task StartAsync<TContext>(Microsoft.AspNetCore.Hosting.Server.IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
