using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary;
using XsollaLogin.Client;
using XsollaLogin.Client.Kiota;
using XsollaLogin.Client.Tokens;

internal static class KiotaProgram
{
    public static async Task RunAsync(string[] args)
    {
        using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
        var api = new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = "your-project" });
        var user = new RenewingUserTokenProvider(new TokenClient(http), new() { ClientId = 57 });
        var outcome = await api.LoginAsync(new LoginRequest { Username = "John", Password = "password123" });
        if (outcome is LoginOutcome.Completed { Token: { } token }) user.Keep(token);

        using var adapter = new HttpClientRequestAdapter(new XsollaLoginAuthenticationProvider(user, "localhost"));
        var me = new RequestInformation { HttpMethod = Method.GET, URI = new Uri(args[1]) };
        using var answer = new StreamReader((await adapter.SendPrimitiveAsync<Stream>(me))!);
        Console.WriteLine(await answer.ReadToEndAsync());
    }
}
