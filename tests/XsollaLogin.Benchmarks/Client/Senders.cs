using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.Client;

namespace XsollaLogin.Benchmarks.Client;

/// <summary>The compared clients: each with an <see cref="HttpClient"/> of its own, and from dependency injection.</summary>
internal sealed class Senders
{
    private static readonly Uri Server = new("https://login.example.com/api/");

    public Senders(ClientCall call, Func<HttpMessageHandler> server)
    {
        ByHand = new HandWrittenClient(new HttpClient(server()) { BaseAddress = Server });
        Generated = new PasswordClient(new HttpClient(server()) { BaseAddress = Server });

        var services = new ServiceCollection();
        services.AddHttpClient<HandWrittenClient>(http => http.BaseAddress = Server).ConfigurePrimaryHttpMessageHandler(server);
        services.AddXsollaLogin(options => options.BaseAddress = Server).ConfigurePrimaryHttpMessageHandler(server);
        services.Configure<XsollaLoginOptions>(call.Configure);
        var injected = services.BuildServiceProvider();
        ByHandInjected = injected.GetRequiredService<HandWrittenClient>();
        GeneratedInjected = injected.GetRequiredService<IPasswordClient>();
        Api = injected.GetRequiredService<XsollaLoginApi>();
    }

    public HandWrittenClient ByHand { get; }

    public IPasswordClient Generated { get; }

    public HandWrittenClient ByHandInjected { get; }

    public IPasswordClient GeneratedInjected { get; }

    public XsollaLoginApi Api { get; }
}
