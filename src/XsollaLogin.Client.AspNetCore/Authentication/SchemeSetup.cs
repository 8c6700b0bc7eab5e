using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>Completes the options of a scheme with the client that is registered.</summary>
internal sealed class SchemeSetup(IServiceProvider services, IOptionsMonitor<XsollaLoginOptions> clients) : IPostConfigureOptions<XsollaLoginBearerOptions>
{
    public void PostConfigure(string? name, XsollaLoginBearerOptions options)
    {
        options.ProjectId ??= clients.Get(options.ClientName ?? Options.DefaultName).ProjectId;
        options.Validation = new(() => new UserTokenValidation(
            services.TokenClient(options), options, services.GetService<ILogger<XsollaLoginTokenValidator>>()));
    }
}

/// <summary>Finds the client of a scheme.</summary>
internal static class SchemeServices
{
    public static ITokenClient? TokenClient(this IServiceProvider services, XsollaLoginBearerOptions options) =>
        string.IsNullOrEmpty(options.ClientName) ? services.GetService<ITokenClient>() : services.GetKeyedService<ITokenClient>(options.ClientName);
}
