using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using XsollaLogin.Client;
using XsollaLogin.Client.AspNetCore.ClientCredentials;
using XsollaLogin.Client.AspNetCore.Tokens;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers HTTP clients for requests from server to server, without a user.</summary>
public static class XsollaLoginClientCredentialsServiceCollectionExtensions
{
    /// <summary>Registers an HTTP client that sends the token of this service as <c>Authorization: Bearer …</c>.</summary>
    /// <remarks>
    /// The token is requested by the grant <see cref="GrantType.ClientCredentials"/> with the client of <c>services.AddXsollaLogin(…)</c>, once for all
    /// requests of the HTTP client, and renewed before it expires.
    /// </remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The name of the client for <see cref="IHttpClientFactory"/>, which is also the name of its options.</param>
    /// <param name="configure">The action that sets the options.</param>
    /// <param name="allowedHosts">
    /// The exact names of the hosts that receive the token over https or on this machine, at least one, such as <c>api.example.com</c>.
    /// </param>
    /// <returns>The builder of the HTTP client.</returns>
    /// <exception cref="ArgumentException">The list is empty, or contains text that is not a host name.</exception>
    public static IHttpClientBuilder AddClientCredentialsHttpClient(
        this IServiceCollection services, string name, Action<ClientCredentialsOptions> configure, params IEnumerable<string> allowedHosts)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        return Register(services.AddOptions<ClientCredentialsOptions>(name).Configure(configure), name, allowedHosts);
    }

    /// <summary>Registers an HTTP client that sends the token of this service, with options from the configuration.</summary>
    /// <remarks>As <see cref="AddClientCredentialsHttpClient(IServiceCollection, string, Action{ClientCredentialsOptions}, IEnumerable{string})"/>.</remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The name of the client for <see cref="IHttpClientFactory"/>, which is also the name of its options.</param>
    /// <param name="configuration">The configuration section whose keys are the names of the options; an unknown key fails when the host starts.</param>
    /// <param name="allowedHosts">
    /// The exact names of the hosts that receive the token over https or on this machine, at least one, such as <c>api.example.com</c>.
    /// </param>
    /// <returns>The builder of the HTTP client.</returns>
    /// <exception cref="ArgumentException">The list is empty, or contains text that is not a host name.</exception>
    public static IHttpClientBuilder AddClientCredentialsHttpClient(
        this IServiceCollection services, string name, IConfiguration configuration, params IEnumerable<string> allowedHosts)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configuration);
        var options = services.AddOptions<ClientCredentialsOptions>(name);
        return Register(options.Bind(configuration, static binder => binder.ErrorOnUnknownConfiguration = true), name, allowedHosts);
    }

    private static IHttpClientBuilder Register(OptionsBuilder<ClientCredentialsOptions> options, string name, IEnumerable<string> allowedHosts)
    {
        var services = options.ValidateOnStart().Services;
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ClientCredentialsOptions>, ClientCredentialsOptions.Validator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddKeyedSingleton(name, static (provider, key) =>
        {
            var configured = provider.GetRequiredService<IOptionsMonitor<ClientCredentialsOptions>>().Get((string)key!);
            return new ServiceToken(
                LoginClients.Of<ITokenClient>(provider, configured.ClientName), configured, provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<ServiceToken>>());
        });
        return services.AddHttpClient(name).AddUserToken(provider => provider.GetRequiredKeyedService<ServiceToken>(name), allowedHosts);
    }
}
