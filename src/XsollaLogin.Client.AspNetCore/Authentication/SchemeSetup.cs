using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.AspNetCore.Tokens;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>Completes the options of a scheme with the client that is registered.</summary>
internal sealed class SchemeSetup(IServiceProvider services, IOptionsMonitor<XsollaLoginOptions> clients) : IPostConfigureOptions<XsollaLoginBearerOptions>
{
    public void PostConfigure(string? name, XsollaLoginBearerOptions options)
    {
        options.ProjectId ??= clients.Get(options.ClientName ?? Options.DefaultName).ProjectId;
        options.Validation = new(() => new UserTokenValidation(
            LoginClients.Find<ITokenClient>(services, options.ClientName), options, services.GetService<ILogger<XsollaLoginTokenValidator>>()));
    }
}
