using XsollaLogin.BlackBoxTests.Settings;
using XsollaLogin.Mock;
using XsollaLogin.Tests.Projects;

namespace XsollaLogin.BlackBoxTests.Servers;

/// <summary>The mock, with a project that every check finds what it needs in.</summary>
public sealed class OwnMock : IAsyncDisposable
{
    private const string ProjectId = "contract-checks";
    private const string ClientId = "57";

    private readonly MockLoginServer _server;
    private readonly AdminClient _control;

    private OwnMock(MockLoginServer server) => (_server, _control) = (server, new AdminClient(server.BaseAddress));

    public Uri BaseAddress => _server.BaseAddress;

    public static async Task<OwnMock> StartAsync()
    {
        // Strict: a project that nobody has must stay one.
        var mock = new OwnMock(await MockLoginServer.StartAsync(new MockLoginServerOptions { Strict = true }));
        var (john, client) = (Person.John, new { client_id = long.Parse(ClientId, System.Globalization.CultureInfo.InvariantCulture) });
        await mock._control.DoAsync(HttpMethod.Put, $"projects/{ProjectId}", new
        {
            clients = new[] { client },
            users = new[] { new { username = john.Username, email = john.Email, password = john.Password } },
            callbackUrls = new[] { Ending.CallbackUrl, "https://game.example.com/another" },
            redirectUris = new[] { Ending.CallbackUrl, "https://game.example.com/another" },
            jwtAlgorithm = "RS256",
            confirmCodeTimeoutMs = 0,
            fixedCode = "1234",
        });
        return mock;
    }

    /// <summary>All that there is.</summary>
    /// <param name="changes">Variables with another value, or with null.</param>
    public TargetSettings Settings(params IEnumerable<(Setting Setting, string? Value)> changes)
    {
        var values = new Dictionary<string, string?>
        {
            [Setting.BaseUrl.Variable] = BaseAddress.AbsoluteUri,
            [Setting.ProjectId.Variable] = ProjectId,
            [Setting.ClientId.Variable] = ClientId,
            [Setting.CallbackUrl.Variable] = Ending.CallbackUrl,
            [Setting.Username.Variable] = Person.John.Username,
            [Setting.Password.Variable] = Person.John.Password,
            [Setting.Email.Variable] = Person.Jane.Email,
            [Setting.PhoneNumber.Variable] = Person.Jane.PhoneNumber,
            [Setting.AllowWrites.Variable] = "1",
        };
        foreach (var (setting, value) in changes) values[setting.Variable] = value;
        return new TargetSettings(values.GetValueOrDefault);
    }

    public async Task<JsonObject> SnapshotAsync() => (await _control.DoAsync(HttpMethod.Get, $"projects/{ProjectId}/snapshot")).AsObject();

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _server.DisposeAsync();
    }
}
