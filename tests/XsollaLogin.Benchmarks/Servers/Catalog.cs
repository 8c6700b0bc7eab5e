using System.Globalization;
using System.Text;

namespace XsollaLogin.Benchmarks.Servers;

/// <summary>The measured servers: raw Kestrel (the baseline), the mock, WireMock.Net alone and the installed peers.</summary>
internal static class Catalog
{
    public const string Login = "login";
    public const string Passwordless = "passwordless";
    public const string Replay = "replay";

    private const string Settings = """{"fixedCode":"1234","users":[{"username":"John","email":"john@example.com","password":"password123"}]}""";
    private static readonly string[] Loads = [Login, Passwordless, Replay];

    public static async Task<Server> RawKestrelAsync(bool readyToRun = false)
    {
        var program = await Published.ProgramAsync("tests/XsollaLogin.Benchmarks/RawKestrel/XsollaLogin.Benchmarks.RawKestrel.csproj", readyToRun: readyToRun);
        return new Server("raw Kestrel", port => ["dotnet", program, $"http://127.0.0.1:{port}"], "/api", Loads);
    }

    public static async Task<Server> MockAsync(bool readyToRun = false) =>
        Mock("the mock", await Published.ProgramAsync("mock/XsollaLogin.Mock.Server/XsollaLogin.Mock.Server.csproj", "xsolla-login-mock", readyToRun), Loads);

    /// <summary>With a stub on another path, every request passes through WireMock.Net.</summary>
    public static async Task<Server> MockThroughWireMockAsync()
    {
        var mock = await MockAsync();
        return mock with
        {
            Name = "the mock, through WireMock.Net",
            Loads = [Login],
            Prepare = async http =>
            {
                await mock.Prepare(http);
                (await http.PostAsync("/__admin/mappings", Json("""{"Request":{"Path":"/stubbed"},"Response":{"StatusCode":204}}""")))
                    .EnsureSuccessStatusCode();
            },
        };
    }

    public static async Task<Server> PlainWireMockAsync()
    {
        var program = await Published.ProgramAsync("tests/XsollaLogin.Benchmarks/PlainWireMock/XsollaLogin.Benchmarks.PlainWireMock.csproj");
        return new Server("WireMock.Net", port => ["dotnet", program, $"http://127.0.0.1:{port}"], "/api", [Login]);
    }

    /// <summary>The peers that <c>npm ci --prefix tests/XsollaLogin.Benchmarks/Peers</c> has installed.</summary>
    public static IEnumerable<Server> Peers()
    {
        var modules = Repository.PathOf("tests/XsollaLogin.Benchmarks/Peers/node_modules");
        var contract = Repository.PathOf("contract/openapi.yaml");
        if (!Directory.Exists(modules)) yield break;
        if (Directory.GetFiles(Path.Combine(modules, "wiremock"), "*.jar", SearchOption.AllDirectories) is [{ } jar, ..])
        {
            yield return new Server("WireMock (Java)", port => ["java", "-jar", jar, "--bind-address", "127.0.0.1", "--port", Text(port)], "/api", [Login])
            {
                Prepare = async http => (await http.PostAsync("/__admin/mappings", Json("""
                    {
                      "request": {"method": "POST", "urlPath": "/api/login"},
                      "response": {
                        "status": 200,
                        "headers": {"Content-Type": "application/json"},
                        "body": "{\"login_url\":\"https://someurl.com?token=XXXXXXX\"}"
                      }
                    }
                    """))).EnsureSuccessStatusCode(),
            };
        }

        yield return new Server("Prism",
            port => [Path.Combine(modules, ".bin/prism"), "mock", "-v", "silent", "-h", "127.0.0.1", "-p", Text(port), contract], "", [Login]);
        yield return new Server("Mockoon",
            port => [Path.Combine(modules, ".bin/mockoon-cli"), "start", "--disable-log-to-file", "--hostname", "127.0.0.1", "--port", Text(port), "--data",
            contract], "/api", [Login]);
    }

    private static Server Mock(string name, string program, string[] loads) =>
        new(name, port => ["dotnet", program, "--urls", $"http://127.0.0.1:{port}", "--quiet"], "/api", loads)
        {
            Prepare = async http => (await http.PutAsync("/__admin/projects/bench", Json(Settings))).EnsureSuccessStatusCode(),
        };

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
