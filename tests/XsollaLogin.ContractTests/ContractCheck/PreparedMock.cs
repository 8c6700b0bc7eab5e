using System.Globalization;
using XsollaLogin.ContractCheck.Settings;
using XsollaLogin.Mock;
using XsollaLogin.Tests.Projects;

namespace XsollaLogin.ContractTests.ContractCheck;

/// <summary>A mock with a project that has everything the checks need.</summary>
public sealed class PreparedMock : IAsyncLifetime
{
    private const string ProjectId = "contract-checks";
    private const string ClientId = "57";
    private const string OtherUrl = "https://game.example.com/other";

    private MockLoginServer? _server;
    private AdminClient? _admin;

    public Uri BaseAddress => _server!.BaseAddress;

    public static async Task<PreparedMock> StartAsync()
    {
        var mock = new PreparedMock();
        await mock.InitializeAsync();
        return mock;
    }

    public async ValueTask InitializeAsync()
    {
        // Strict: an unknown project stays unknown.
        _server = await MockLoginServer.StartAsync(new MockLoginServerOptions { Strict = true });
        _admin = new AdminClient(_server.BaseAddress);
        var (john, client) = (Person.John, new { client_id = long.Parse(ClientId, CultureInfo.InvariantCulture) });
        await _admin.DoAsync(HttpMethod.Put, $"projects/{ProjectId}", new
        {
            clients = new[] { client },
            users = new[] { new { username = john.Username, email = john.Email, password = john.Password } },
            callbackUrls = new[] { Ending.CallbackUrl, OtherUrl },
            redirectUris = new[] { Ending.CallbackUrl, OtherUrl },
            jwtAlgorithm = "RS256",
            confirmCodeTimeoutMs = 0,
            fixedCode = "1234",
        });
    }

    /// <summary>Returns the environment variables of all settings.</summary>
    /// <param name="changes">Settings with another value; null: the variable is not set.</param>
    internal Dictionary<string, string?> Variables(params IEnumerable<(Setting Setting, string? Value)> changes)
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
        return values;
    }

    /// <inheritdoc cref="Variables"/>
    internal TargetSettings Settings(params IEnumerable<(Setting Setting, string? Value)> changes) =>
        new(_ => [], Variables(changes).GetValueOrDefault);

    public async Task<JsonObject> SnapshotAsync() => (await _admin!.DoAsync(HttpMethod.Get, $"projects/{ProjectId}/snapshot")).AsObject();

    public async ValueTask DisposeAsync()
    {
        _admin?.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }
}
