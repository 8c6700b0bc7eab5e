using XsollaLogin.Client;
using XsollaLogin.Mock;

internal static class MockProgram
{
    public static async Task<LoginOutcome> RunAsync()
    {
        await using var mock = await MockLoginServer.StartAsync();
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var api = new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = "your-project" });

        await api.SignUpAsync(new SignUpRequest { Username = "John", Email = "john@example.com", Password = "password123" });
        var outcome = await api.LoginAsync(new LoginRequest { Username = "John", Password = "password123" });

        return outcome;
    }
}
