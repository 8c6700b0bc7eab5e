using XsollaLogin.Mock;

namespace XsollaLogin.Sample;

/// <summary>Starts the mock in this process during development, unless the configuration names a server.</summary>
internal static class DevelopmentMock
{
    private const string Server = "XsollaLogin:BaseAddress";

    public static async Task<MockLoginServer?> StartAsync(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || builder.Configuration[Server] is not null) return null;
        var configFile = Path.Combine(builder.Environment.ContentRootPath, "mock.json");
        var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { ConfigFile = configFile });
        builder.Configuration[Server] = mock.BaseAddress.AbsoluteUri;
        Console.WriteLine($"Mock of Xsolla Login: {mock.BaseAddress}. Log in as John with the password password123.");
        return mock;
    }
}
