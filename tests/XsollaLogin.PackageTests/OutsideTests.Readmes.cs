using System.Net.Http.Headers;

namespace XsollaLogin.PackageTests;

// The programs of the READMEs, built from the packages as the READMEs show them.
public partial class OutsideTests
{
    [Fact]
    public async Task The_program_of_the_client_greets_a_user_of_the_mock()
    {
        await using var mock = await MockTool.StartAsync(outside.Folder, "--config", Path.Combine("Service", "mock.json"));
        await using var service = await OutsideService.StartAsync(outside.Folder, "Readmes", "client");
        using var http = new HttpClient();
        using var without = await http.GetAsync($"{service.Address}/me", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SignUpAsync(mock));
        Assert.Equal("Hello John", await http.GetStringAsync($"{service.Address}/me", Stop));
    }

    [Fact]
    public async Task The_Kiota_client_of_its_README_calls_the_service_with_resilience()
    {
        await using var mock = await MockTool.StartAsync(outside.Folder, "--config", Path.Combine("Readmes", "mock.json"));
        await SignUpAsync(mock);
        await using var service = await OutsideService.StartAsync(
            outside.Folder, "Readmes", "resilience", "--XsollaLogin:ProjectId", "your-project", "--XsollaLogin:BaseAddress", mock.BaseAddress);

        var protectedEndpoint = new UriBuilder($"{service.Address}/me") { Host = "localhost" }.Uri.AbsoluteUri;
        Assert.Equal("Hello John", (await outside.RunProjectAsync("Readmes", "kiota", mock.BaseAddress, protectedEndpoint)).Trim());
    }

    [Fact]
    public async Task The_program_with_tokens_per_user_logs_a_user_in()
    {
        await using var mock = await MockTool.StartAsync(outside.Folder, "--config", Path.Combine("Readmes", "mock.json"));
        await SignUpAsync(mock);
        await using var service = await OutsideService.StartAsync(outside.Folder, "Readmes", "tokens", "your-project", "57", mock.BaseAddress);
        using var http = new HttpClient();

        Assert.Equal("log in", await http.GetStringAsync($"{service.Address}/token", Stop));
        await http.GetStringAsync($"{service.Address}/login", Stop);
        Assert.Equal("token", await http.GetStringAsync($"{service.Address}/token", Stop));
    }

    [Theory]
    [InlineData("mock", "Completed")]
    [InlineData("users", "101")]
    public async Task The_program_of_a_package_for_tests_runs(string program, string expected) =>
        Assert.Equal(expected, (await outside.RunProjectAsync("Readmes", program)).Trim());
}
