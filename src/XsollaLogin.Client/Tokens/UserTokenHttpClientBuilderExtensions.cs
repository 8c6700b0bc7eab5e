using XsollaLogin.Client.Tokens;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the current user's token to the requests of an <see cref="HttpClient"/>.</summary>
public static class UserTokenHttpClientBuilderExtensions
{
    /// <summary>Sends the token of the registered <see cref="IUserTokenProvider"/> with each request to the hosts; see <see cref="UserTokenHandler"/>.</summary>
    /// <remarks>
    /// Register the provider as a singleton. Handlers outlive requests: a scoped provider would be one of the handler's own scope, and so a stranger's.
    /// In a server, let a singleton find the current user, by <c>IHttpContextAccessor</c> for one.
    /// </remarks>
    /// <param name="builder">The client's builder.</param>
    /// <param name="allowedHosts">The names of the hosts, such as <c>api.example.com</c>: exact, without a scheme or a port, at least one.</param>
    /// <exception cref="ArgumentException">There is no host, or something that is none.</exception>
    public static IHttpClientBuilder AddUserToken(this IHttpClientBuilder builder, params IEnumerable<string> allowedHosts) =>
        builder.AddUserToken(static services => services.GetRequiredService<IUserTokenProvider>(), allowedHosts);

    /// <summary>Sends the token of a provider with each request to the hosts; see <see cref="UserTokenHandler"/>.</summary>
    /// <param name="builder">The client's builder.</param>
    /// <param name="tokens">Finds the provider; called once for each handler that the factory builds.</param>
    /// <param name="allowedHosts">The names of the hosts, such as <c>api.example.com</c>: exact, without a scheme or a port, at least one.</param>
    /// <exception cref="ArgumentException">There is no host, or something that is none.</exception>
    public static IHttpClientBuilder AddUserToken(
        this IHttpClientBuilder builder, Func<IServiceProvider, IUserTokenProvider> tokens, params IEnumerable<string> allowedHosts)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(tokens);
        var hosts = new AllowedHosts(allowedHosts);
        return builder.AddHttpMessageHandler(services => new UserTokenHandler(tokens(services), hosts));
    }
}
