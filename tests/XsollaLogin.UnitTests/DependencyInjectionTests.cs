using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace XsollaLogin.UnitTests;

public class DependencyInjectionTests
{
    public static TheoryData<Type> Services =>
    [
        typeof(XsollaLoginApi),
        .. typeof(XsollaLoginApi).Assembly.GetExportedTypes().Where(type => type.IsInterface && type.Name.EndsWith("Client", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Services))]
    public void The_calls_and_each_generated_interface_are_resolvable(Type service)
    {
        using var given = new ServiceCollection()
            .AddProject("your-project")
            .AddProject("other-project", "other")
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.IsAssignableFrom(service, given.GetRequiredService(service));
        Assert.IsAssignableFrom(service, given.GetRequiredKeyedService(service, "other"));
    }

    [Fact]
    public async Task Each_named_instance_has_its_own_project_server_and_handlers()
    {
        var (shop, forum) = (StubServer.Answering("", HttpStatusCode.NoContent), StubServer.Answering("", HttpStatusCode.NoContent));
        var services = new ServiceCollection();
        services.AddXsollaLogin("shop", options => (options.ProjectId, options.BaseAddress) = ("shop-project", new Uri("http://localhost:5080/api")))
            .ConfigurePrimaryHttpMessageHandler(() => shop);
        services.AddXsollaLogin("forum", options => options.ProjectId = "forum-project").ConfigurePrimaryHttpMessageHandler(() => forum);
        await using var given = services.BuildServiceProvider();

        await given.GetRequiredKeyedService<XsollaLoginApi>("shop").ClearSsoAsync();
        await given.GetRequiredKeyedService<XsollaLoginApi>("forum").ClearSsoAsync();

        Assert.Equal("http://localhost:5080/api/oauth2/clear_sso?projectId=shop-project", shop.Requests.Single().RequestUri!.AbsoluteUri);
        Assert.Equal("https://login.xsolla.com/api/oauth2/clear_sso?projectId=forum-project", forum.Requests.Single().RequestUri!.AbsoluteUri);
        Assert.Null(given.GetService<XsollaLoginApi>());
    }

    [Fact]
    public void Options_come_from_the_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["XsollaLogin:ProjectId"] = "your-project",
            ["XsollaLogin:FullLocale"] = "de-DE",
            ["XsollaLogin:CallbackUrl"] = "https://game.example.com",
            ["XsollaLogin:EmailTemplate"] = "Our Game",
            ["XsollaLogin:Payload"] = "some data",
            ["XsollaLogin:WithLogout"] = "true",
            ["XsollaLogin:ClientId"] = "57",
            ["XsollaLogin:ClientSecret"] = "client-secret",
            ["XsollaLogin:Scope"] = "offline",
            ["XsollaLogin:State"] = "xsollatest",
            ["XsollaLogin:RedirectUri"] = "https://game.example.com",
            ["XsollaLogin:ResponseType"] = "code",
            ["XsollaLogin:DisableConfirmByLink"] = "true",
            ["XsollaLogin:IsOAuth2"] = "true",
            ["XsollaLogin:BaseAddress"] = "http://localhost:5080/api",
            ["XsollaLogin:ConfirmCodeLifetime"] = "00:05:00",
        }).Build();
        var services = new ServiceCollection();
        services.AddXsollaLogin(configuration.GetSection("XsollaLogin"));
        using var given = services.BuildServiceProvider();
        var options = given.GetRequiredService<IOptions<XsollaLoginOptions>>().Value;

        Assert.Equal(
            ("your-project", "de-DE", "https://game.example.com", "Our Game", "some data", true, 57, "offline", "xsollatest"),
            (options.ProjectId, options.FullLocale, options.CallbackUrl, options.EmailTemplate, options.Payload, options.WithLogout, options.ClientId,
                options.Scope, options.State));
        Assert.Equal(
            ("client-secret", "https://game.example.com", OAuthResponseType.Code, true, true, new Uri("http://localhost:5080/api"), TimeSpan.FromMinutes(5)),
            (options.ClientSecret, options.RedirectUri, options.ResponseType, options.DisableConfirmByLink, options.IsOAuth2, options.BaseAddress,
                options.ConfirmCodeLifetime));
        Assert.Equal(
            typeof(XsollaLoginOptions).GetProperties().Select(property => property.Name).Order(),
            configuration.GetSection("XsollaLogin").GetChildren().Select(child => child.Key).Order());
    }

    [Fact]
    public async Task A_host_does_not_start_with_options_that_break_a_rule()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddXsollaLogin("shop", options => options.FullLocale = "english");
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(2, error.Failures.Count());
        Assert.All(error.Failures, failure => Assert.StartsWith("XsollaLoginOptions 'shop': ", failure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ProjectID_", "", "XsollaLogin:ProjectID_")]
    [InlineData("Callback:Url", "shop", "XsollaLogin:Callback")]
    public async Task A_host_does_not_start_with_an_unknown_option_in_the_configuration(string key, string name, string named)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["XsollaLogin:projectid"] = "your-project",
            [$"XsollaLogin:{key}"] = "secret-value",
        });
        builder.Services.AddXsollaLogin(name, builder.Configuration.GetSection("XsollaLogin"));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains($"'{named}'", Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-value", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Existing_registrations_are_kept()
    {
        var server = StubServer.Answering("""{"login_url": "https://a.b"}""");
        var time = new FakeTimeProvider();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IPasswordClient>(new PasswordClient(new HttpClient(server)));
        services.AddProject("your-project").AddProject("your-project");
        await using var given = services.BuildServiceProvider();

        await given.GetRequiredService<XsollaLoginApi>().LoginAsync(new LoginRequest { Username = "John", Password = "password123" });

        Assert.Single(server.Requests);
        Assert.Same(time, given.GetRequiredService<TimeProvider>());
        Assert.Single(given.GetServices<XsollaLoginApi>());
        Assert.Single(given.GetServices<IValidateOptions<XsollaLoginOptions>>());
    }

    [Fact]
    public void The_handler_follows_no_redirect_and_keeps_no_cookie()
    {
        var services = new ServiceCollection();
        var builder = services.AddXsollaLogin(options => options.ProjectId = "your-project");
        using var given = services.BuildServiceProvider();
        HttpMessageHandler handler = given.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(builder.Name);
        while (handler is DelegatingHandler { InnerHandler: { } inner }) handler = inner;

        var sockets = Assert.IsType<SocketsHttpHandler>(handler);
        Assert.False(sockets.AllowAutoRedirect);
        Assert.False(sockets.UseCookies);
        Assert.Equal(Timeout.InfiniteTimeSpan, given.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(builder.Name).HandlerLifetime);
    }

    [Fact]
    public async Task The_callers_HttpClient_is_not_changed_and_a_second_address_is_rejected()
    {
        var server = StubServer.Answering("""{"login_url": "https://a.b"}""");
        using var bare = new HttpClient(server);
        using var addressed = new HttpClient { BaseAddress = new Uri("https://game.example.com") };
        var options = new XsollaLoginOptions { ProjectId = "your-project", BaseAddress = new Uri("http://localhost:5080/api") };
        await new XsollaLoginApi(bare, options).LoginAsync(new LoginRequest { Username = "John", Password = "password123" });

        Assert.Null(bare.BaseAddress);
        Assert.StartsWith("http://localhost:5080/api/login?", Assert.Single(server.Requests).RequestUri!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new XsollaLoginApi(addressed, options));
    }
}

internal static class Registration
{
    public static IServiceCollection AddProject(this IServiceCollection services, string projectId, string name = "")
    {
        services.AddXsollaLogin(name, options => options.ProjectId = projectId);
        return services;
    }
}
