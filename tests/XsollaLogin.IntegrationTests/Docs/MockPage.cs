using XsollaLogin.IntegrationTests.Stubs;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Docs;

/// <summary>The snippet of a file for <c>--config</c>.</summary>
public sealed class MockPage : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public async Task A_file_configures_a_project()
    {
        const string projects = """
            {
              "projects": {
                "your-project": {
                  "codeLength": 6,
                  "users": [{ "username": "John", "email": "email@address.com", "password": "password123" }]
                }
              }
            }
            """;
        await File.WriteAllTextAsync(_file, projects);
        await using var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { ConfigFile = _file });
        using var http = new HttpClient { BaseAddress = mock.BaseAddress };
        var api = new XsollaLoginApi(http, new XsollaLoginOptions { ProjectId = "your-project" });

        Assert.IsType<LoginOutcome.Completed>(await api.LoginAsync(new LoginRequest { Username = "John", Password = "password123" }));
    }

    [Fact]
    public async Task A_file_lists_the_client_of_a_native_SDK()
    {
        const string projects = """
            {
              "projects": {
                "your-project": { "clients": [{ "client_id": 57 }] }
              }
            }
            """;
        await File.WriteAllTextAsync(_file, projects);
        await using var mock = await MockLoginServer.StartAsync(new MockLoginServerOptions { ConfigFile = _file });
        using var curl = new Curl(mock.BaseAddress);
        await curl.SendAsync("POST", $"{curl.PathOf("loginOAuth2")}?client_id=57&response_type=code&state=12345678", """{"username":"John","password":"x"}""");

        Assert.Single((await curl.GetAsync("/__admin/projects/your-project/journal")).Json["entries"]!.AsArray());
    }

    public void Dispose() => File.Delete(_file);
}
