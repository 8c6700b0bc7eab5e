using XsollaLogin.Client.Tokens;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the current user's token to the requests of an <see cref="HttpClient"/>.</summary>
public static class UserTokenHttpClientBuilderExtensions
{
    /// <summary>Adds a <see cref="UserTokenHandler"/> that uses the registered <see cref="IUserTokenProvider"/>.</summary>
    /// <remarks>
    /// Register the provider as a singleton, because handlers outlive requests: a scoped provider would come from the scope of the handler and could have
    /// the token of another user. On a server, let the singleton find the current user, for example with <c>IHttpContextAccessor</c>.
    /// </remarks>
    /// <param name="builder">The builder of the HTTP client.</param>
    /// <param name="allowedHosts">The exact names of the hosts, at least one, such as <c>api.example.com</c>, without scheme and port.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The list is empty, or contains text that is not a host name.</exception>
    public static IHttpClientBuilder AddUserToken(this IHttpClientBuilder builder, params IEnumerable<string> allowedHosts) =>
        builder.AddUserToken(static services => services.GetRequiredService<IUserTokenProvider>(), allowedHosts);

    /// <summary>Adds a <see cref="UserTokenHandler"/> that uses a given <see cref="IUserTokenProvider"/>.</summary>
    /// <param name="builder">The builder of the HTTP client.</param>
    /// <param name="tokens">The function that finds the provider, called once for each handler that the factory creates.</param>
    /// <param name="allowedHosts">The exact names of the hosts, at least one, such as <c>api.example.com</c>, without scheme and port.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The list is empty, or contains text that is not a host name.</exception>
    public static IHttpClientBuilder AddUserToken(
        this IHttpClientBuilder builder, Func<IServiceProvider, IUserTokenProvider> tokens, params IEnumerable<string> allowedHosts)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var hosts = new AllowedHosts(allowedHosts);
        return builder.AddHttpMessageHandler(services => new UserTokenHandler(tokens(services), hosts));
    }
}
