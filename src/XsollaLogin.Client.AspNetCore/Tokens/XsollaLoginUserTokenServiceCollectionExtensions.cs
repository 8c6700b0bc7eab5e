using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Tokens;
using XsollaLogin.Client.Tokens;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the tokens per user: <see cref="IUserAccessTokens"/>, their store, and HTTP clients that send the token of the current user.</summary>
public static class XsollaLoginUserTokenServiceCollectionExtensions
{
    /// <summary>Registers <see cref="IUserAccessTokens"/>, with the tokens in the authentication cookie.</summary>
    /// <remarks>
    /// Call <c>AddUserTokenStore</c> for another store. The OAuth 2.0 client is that of <c>services.AddXsollaLogin(…)</c>. The current user's
    /// token is also registered as <see cref="IUserTokenProvider"/>, unless there is one.
    /// </remarks>
    /// <param name="services">The service collection.</param>
    /// <returns>The service collection.</returns>
    public static IServiceCollection AddXsollaLoginUserTokens(this IServiceCollection services) =>
        services.AddXsollaLoginUserTokens(static _ => { });

    /// <summary>Registers <see cref="IUserAccessTokens"/> with options, with the tokens in the authentication cookie.</summary>
    /// <remarks>As <see cref="AddXsollaLoginUserTokens(IServiceCollection)"/>.</remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">The action that sets the options.</param>
    /// <returns>The service collection.</returns>
    public static IServiceCollection AddXsollaLoginUserTokens(this IServiceCollection services, Action<UserTokenOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return Register(services.AddOptions<UserTokenOptions>().Configure(configure));
    }

    /// <summary>Registers <see cref="IUserAccessTokens"/> with options from the configuration, with the tokens in the authentication cookie.</summary>
    /// <remarks>As <see cref="AddXsollaLoginUserTokens(IServiceCollection)"/>.</remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="configuration">The configuration section whose keys are the names of the options; an unknown key fails when the host starts.</param>
    /// <returns>The service collection.</returns>
    public static IServiceCollection AddXsollaLoginUserTokens(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return Register(services.AddOptions<UserTokenOptions>().Bind(configuration, static binder => binder.ErrorOnUnknownConfiguration = true));
    }

    /// <summary>Replaces the store of the users' tokens.</summary>
    /// <typeparam name="TStore">
    /// The store, a singleton: <see cref="DistributedUserTokenStore"/>, <see cref="InMemoryUserTokenStore"/> or one of the application.
    /// </typeparam>
    /// <param name="services">The service collection.</param>
    /// <returns>The service collection.</returns>
    public static IServiceCollection AddUserTokenStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>(
        this IServiceCollection services)
        where TStore : class, IUserTokenStore => services.Replace(ServiceDescriptor.Singleton<IUserTokenStore, TStore>());

    /// <summary>Registers an HTTP client that sends the token of the current request's user as <c>Authorization: Bearer …</c>.</summary>
    /// <remarks>Without a user, or if the user must log in again, requests are sent without a token. Requires <c>AddXsollaLoginUserTokens</c>.</remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The name of the client for <see cref="IHttpClientFactory"/>.</param>
    /// <param name="allowedHosts">
    /// The exact names of the hosts that receive the token over https or on this machine, at least one, such as <c>api.example.com</c>.
    /// </param>
    /// <returns>The builder of the HTTP client.</returns>
    /// <exception cref="ArgumentException">The list is empty, or contains text that is not a host name.</exception>
    public static IHttpClientBuilder AddUserAccessTokenHttpClient(this IServiceCollection services, string name, params IEnumerable<string> allowedHosts)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        return services.AddHttpClient(name).AddUserToken(static provider => provider.GetRequiredService<CurrentUserToken>(), allowedHosts);
    }

    private static IServiceCollection Register(OptionsBuilder<UserTokenOptions> options)
    {
        var services = options.ValidateOnStart().Services;
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<UserTokenOptions>, UserTokenSetup>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<UserTokenOptions>, UserTokenOptions.Validator>());
        services.AddHttpContextAccessor().AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<RequestTokens>();
        services.TryAddSingleton<IUserTokenStore, CookieUserTokenStore>();
        services.TryAddSingleton<IUserAccessTokens, UserAccessTokens>();
        services.TryAddSingleton<CurrentUserToken>();
        services.TryAddSingleton<IUserTokenProvider>(static provider => provider.GetRequiredService<CurrentUserToken>());
        return services;
    }
}
