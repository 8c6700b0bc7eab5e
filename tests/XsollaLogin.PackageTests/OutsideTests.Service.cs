using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace XsollaLogin.PackageTests;

// The service of the page about ASP.NET Core, built from the packages as the page shows it.
public partial class OutsideTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_of_the_page_greets_a_user_of_the_mock()
    {
        await using var mock = await MockTool.StartAsync(outside.Folder, "--config", Path.Combine("Service", "mock.json"));
        await using var service = await OutsideService.StartAsync(outside.Folder, "Service");
        using var http = new HttpClient();
        using var without = await http.GetAsync($"{service.Address}/me", Stop);
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (without.StatusCode, without.Headers.WwwAuthenticate.ToString()));

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SignUpAsync(mock));
        Assert.Equal("Hello John", await http.GetStringAsync($"{service.Address}/me", Stop));
    }

    private static async Task<string> SignUpAsync(MockTool mock)
    {
        using var http = new HttpClient();
        var user = new { username = "John", email = "john@example.com", password = "password123" };
        using var response = await http.PostAsJsonAsync($"{mock.BaseAddress}/user?projectId=your-project&login_url=https://game.example.com", user, Stop);
        var login = await response.Content.ReadFromJsonAsync<JsonObject>(Stop);
        return HttpUtility.ParseQueryString(new Uri((string)login!["login_url"]!).Query)["token"]!;
    }
}
