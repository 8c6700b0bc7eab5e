using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using XsollaLogin.Client;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="XsollaLoginApi"/> and the interfaces of the operations, such as <see cref="IPasswordClient"/>.</summary>
/// <remarks>
/// <para>Existing registrations are kept, so that a test can register its doubles first. Options are validated when the host starts.</para>
/// <para>For several projects, register a named instance for each and resolve it with its name as the service key:
/// <c>[FromKeyedServices("shop")] XsollaLoginApi api</c>.</para>
/// <para>Add handlers, resilience and timeouts to the <see cref="IHttpClientBuilder"/>. Calls are not retried by default. The package
/// XsollaLogin.Client.Resilience retries what can be sent again; another pipeline finds it in <see cref="XsollaLoginOperation"/>, and its timeout must
/// allow a long poll of up to 20 seconds.</para>
/// <para>The handler does not follow redirects, because they are responses here. It does not keep cookies either: the Single Sign-On session is a cookie of
/// one user's browser, and a service that keeps it would log other users in with it. An application with a single user can enable them with
/// <c>.UseSocketsHttpHandler((handler, _) => handler.UseCookies = true)</c>.</para>
/// </remarks>
public static class XsollaLoginServiceCollectionExtensions
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Registers the only project of an application.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">The action that sets the options.</param>
    /// <returns>The builder of the HTTP client that all registered services use.</returns>
    public static IHttpClientBuilder AddXsollaLogin(this IServiceCollection services, Action<XsollaLoginOptions> configure) =>
        services.AddXsollaLogin(Options.Options.DefaultName, configure);

    /// <summary>Registers the only project of an application with options from the configuration.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configuration">The configuration section whose keys are the names of the options.</param>
    /// <returns>The builder of the HTTP client that all registered services use.</returns>
    public static IHttpClientBuilder AddXsollaLogin(this IServiceCollection services, IConfiguration configuration) =>
        services.AddXsollaLogin(Options.Options.DefaultName, configuration);

    /// <summary>Registers one of several projects.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The name of the instance, which is its service key and the name of its options.</param>
    /// <param name="configure">The action that sets the options.</param>
    /// <returns>The builder of the HTTP client that all registered services use.</returns>
    public static IHttpClientBuilder AddXsollaLogin(this IServiceCollection services, string name, Action<XsollaLoginOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<XsollaLoginOptions>(name).Configure(configure).ValidateOnStart();
        return Register(services, name);
    }

    /// <summary>Registers one of several projects with options from the configuration.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The name of the instance, which is its service key and the name of its options.</param>
    /// <param name="configuration">The configuration section whose keys are the names of the options.</param>
    /// <returns>The builder of the HTTP client that all registered services use.</returns>
    public static IHttpClientBuilder AddXsollaLogin(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<XsollaLoginOptions>(name).Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<XsollaLoginOptions>>(new XsollaLoginOptions.KeyValidator(name, configuration));
        return Register(services, name);
    }

    private static IHttpClientBuilder Register(IServiceCollection services, string name)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<XsollaLoginOptions>, XsollaLoginOptions.Validator>());

        var instance = new Instance(services, name);
        instance.TryAddClient<IPasswordClient>(static (http, projectId) => new PasswordClient(http, server: null, projectId));
        instance.TryAddClient<IPasswordlessClient>(static (http, projectId) => new PasswordlessClient(http, server: null, projectId));
        instance.TryAddClient<IAskFieldsClient>(static (http, projectId) => new AskFieldsClient(http, server: null, projectId));
        instance.TryAddClient<IPasswordResetClient>(static (http, projectId) => new PasswordResetClient(http, server: null, projectId));
        instance.TryAddClient<ISsoClient>(static (http, projectId) => new SsoClient(http, server: null, projectId));
        instance.TryAddClient<ITokenClient>(static (http, projectId) => new TokenClient(http, server: null, projectId));
        instance.TryAdd(provider => new XsollaLoginApi(
            instance.Resolve<IPasswordClient>(provider),
            instance.Resolve<IPasswordlessClient>(provider),
            instance.Resolve<IAskFieldsClient>(provider),
            instance.Resolve<IPasswordResetClient>(provider),
            instance.Resolve<ISsoClient>(provider),
            instance.Resolve<ITokenClient>(provider),
            instance.Options(provider),
            provider.GetRequiredService<TimeProvider>()));

        return services.AddHttpClient(instance.HttpClientName)
            .ConfigureHttpClient((provider, http) => http.BaseAddress = instance.Options(provider).BaseAddress)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            // PooledConnectionLifetime already renews connections, and a singleton can keep a client for any time.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Registers and resolves the services of one name; services of the default name have no key.</summary>
    private sealed class Instance(IServiceCollection services, string name)
    {
        private readonly bool _isDefault = name == Microsoft.Extensions.Options.Options.DefaultName;

        internal string HttpClientName => _isDefault ? XsollaLoginTelemetry.Name : $"{XsollaLoginTelemetry.Name}:{name}";

        internal XsollaLoginOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<XsollaLoginOptions>>().Get(name);

        internal T Resolve<T>(IServiceProvider provider)
            where T : notnull => _isDefault ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(name);

        internal void TryAddClient<T>(Func<HttpClient, string?, T> create)
            where T : class => TryAdd(provider => create(HttpClient(provider), Options(provider).ProjectId));

        internal void TryAdd<T>(Func<IServiceProvider, T> create)
            where T : class
        {
            if (_isDefault)
            {
                services.TryAddTransient(create);
            }
            else
            {
                services.TryAddKeyedTransient(name, (provider, _) => create(provider));
            }
        }

        private HttpClient HttpClient(IServiceProvider provider) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
    }
}
