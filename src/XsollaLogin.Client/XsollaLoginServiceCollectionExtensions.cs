using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using XsollaLogin.Client;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Xsolla Login: <see cref="XsollaLoginApi"/> and each of the operations' interfaces, such as <see cref="IPasswordClient"/>.</summary>
/// <remarks>
/// <para>What is registered already stays, so a test can put its double first. A named instance, one for each project, is resolved by its name as the
/// service key: <c>[FromKeyedServices("shop")] XsollaLoginApi api</c>. Options are validated when the host starts.</para>
/// <para>The <see cref="IHttpClientBuilder"/> takes handlers, resilience and timeouts. Calls are not repeated by themselves; a pipeline that does must leave
/// POST alone and give <c>getConfirmCode</c>, which is held up to 20 seconds, its time.</para>
/// <para>The handler follows no redirects, for they are answers, and keeps no cookies: the Single Sign-On session is a cookie in one user's browser, and
/// a service that kept it would log the next user in as the last one. Only an application of a single user wants them:
/// <c>.UseSocketsHttpHandler((handler, _) => handler.UseCookies = true)</c>.</para>
/// </remarks>
public static class XsollaLoginServiceCollectionExtensions
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Registers the one project of an application.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the HTTP client behind all of it.</returns>
    public static IHttpClientBuilder AddXsollaLogin(this IServiceCollection services, Action<XsollaLoginOptions> configure) =>
        services.AddXsollaLogin(Options.Options.DefaultName, configure);

    /// <summary>Registers the one project of an application, its options in the configuration.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">The section whose keys are the names of the options.</param>
    /// <returns>The builder of the HTTP client behind all of it.</returns>
    public static IHttpClientBuilder AddXsollaLogin(this IServiceCollection services, IConfiguration configuration) =>
        services.AddXsollaLogin(Options.Options.DefaultName, configuration);

    /// <summary>Registers one of several projects.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="name">The name of the instance: its service key and the name of its options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the HTTP client behind all of it.</returns>
    public static IHttpClientBuilder AddXsollaLogin(this IServiceCollection services, string name, Action<XsollaLoginOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<XsollaLoginOptions>(name).Configure(configure).ValidateOnStart();
        return Register(services, name);
    }

    /// <summary>Registers one of several projects, its options in the configuration.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="name">The name of the instance: its service key and the name of its options.</param>
    /// <param name="configuration">The section whose keys are the names of the options.</param>
    /// <returns>The builder of the HTTP client behind all of it.</returns>
    public static IHttpClientBuilder AddXsollaLogin(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<XsollaLoginOptions>(name).Bind(configuration).ValidateOnStart();
        return Register(services, name);
    }

    private static IHttpClientBuilder Register(IServiceCollection services, string name)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<XsollaLoginOptions>, XsollaLoginOptions.Validator>());

        var instance = new Instance(services, name);
        instance.TryAdd<IPasswordClient>(given => new PasswordClient(instance.HttpClient(given)));
        instance.TryAdd<IPasswordlessClient>(given => new PasswordlessClient(instance.HttpClient(given)));
        instance.TryAdd<IAskFieldsClient>(given => new AskFieldsClient(instance.HttpClient(given)));
        instance.TryAdd<IPasswordResetClient>(given => new PasswordResetClient(instance.HttpClient(given)));
        instance.TryAdd<ISsoClient>(given => new SsoClient(instance.HttpClient(given)));
        instance.TryAdd<ITokenClient>(given => new TokenClient(instance.HttpClient(given)));
        instance.TryAdd(given => new XsollaLoginApi(
            instance.Resolve<IPasswordClient>(given),
            instance.Resolve<IPasswordlessClient>(given),
            instance.Resolve<IAskFieldsClient>(given),
            instance.Resolve<IPasswordResetClient>(given),
            instance.Resolve<ISsoClient>(given),
            instance.Options(given),
            given.GetRequiredService<TimeProvider>()));

        return services.AddHttpClient(instance.HttpClientName)
            .ConfigureHttpClient((given, http) => http.BaseAddress = instance.Options(given).BaseAddress)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.PooledConnectionLifetime = ConnectionLifetime;
            })
            // Connections are renewed above, so that a singleton may hold a client as long as it likes.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }

    /// <summary>The services of one name; those of the default name have no key.</summary>
    private sealed class Instance(IServiceCollection services, string name)
    {
        private readonly bool _isDefault = name == Microsoft.Extensions.Options.Options.DefaultName;

        internal string HttpClientName => _isDefault ? XsollaLoginTelemetry.Name : $"{XsollaLoginTelemetry.Name}:{name}";

        internal HttpClient HttpClient(IServiceProvider given) => given.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);

        internal XsollaLoginOptions Options(IServiceProvider given) => given.GetRequiredService<IOptionsMonitor<XsollaLoginOptions>>().Get(name);

        internal T Resolve<T>(IServiceProvider given)
            where T : notnull => _isDefault ? given.GetRequiredService<T>() : given.GetRequiredKeyedService<T>(name);

        internal void TryAdd<T>(Func<IServiceProvider, T> create)
            where T : class
        {
            if (_isDefault)
            {
                services.TryAddTransient(create);
            }
            else
            {
                services.TryAddKeyedTransient(name, (given, _) => create(given));
            }
        }
    }
}
