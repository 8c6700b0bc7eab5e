using Microsoft.Extensions.Options;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Sets a missing client ID or secret to that of the client registered with <c>AddXsollaLogin</c>.</summary>
internal sealed class UserTokenSetup(IServiceProvider services, IOptionsMonitor<XsollaLoginOptions> clients) : IPostConfigureOptions<UserTokenOptions>
{
    public void PostConfigure(string? name, UserTokenOptions options)
    {
        // The validation reports a client that is not registered.
        if (LoginClients.Find<ITokenClient>(services, options.ClientName) is null) return;
        var client = clients.Get(options.ClientName ?? Options.DefaultName);
        options.ClientId ??= client.ClientId;
        options.ClientSecret ??= client.ClientSecret;
    }
}
