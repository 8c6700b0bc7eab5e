using Microsoft.Extensions.DependencyInjection;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Finds the registered clients by the name of their instance.</summary>
internal static class LoginClients
{
    public static T? Find<T>(IServiceProvider services, string? name)
        where T : class => string.IsNullOrEmpty(name) ? services.GetService<T>() : services.GetKeyedService<T>(name);

    public static T Of<T>(IServiceProvider services, string? name)
        where T : class => string.IsNullOrEmpty(name) ? services.GetRequiredService<T>() : services.GetRequiredKeyedService<T>(name);
}
