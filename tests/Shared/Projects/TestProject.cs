using System.Text.Json;
using XsollaLogin.Client;

namespace XsollaLogin.Tests.Projects;

/// <summary>A project of the mock that one test has for itself, and a user's browser that keeps its cookies.</summary>
public sealed partial class TestProject : IAsyncDisposable
{
    private readonly TestMock _mock;
    private readonly HashSet<string> _read = [];
    private readonly List<TestProject> _others = [];

    internal TestProject(TestMock mock, string projectId, long clientId, Protocol protocol, CookieContainer cookies)
    {
        (_mock, ProjectId, ClientId, Protocol, Cookies) = (mock, projectId, clientId, protocol, cookies);
        Http = mock.NewClient(cookies);
        Password = new PasswordClient(Http);
        Passwordless = new PasswordlessClient(Http);
        AskFields = new AskFieldsClient(Http);
        PasswordReset = new PasswordResetClient(Http);
        Sso = new SsoClient(Http);
        Token = new TokenClient(Http);
    }

    public string ProjectId { get; }

    public long ClientId { get; }

    public Protocol Protocol { get; }

    public CookieContainer Cookies { get; }

    public HttpClient Http { get; }

    public IPasswordClient Password { get; }

    public IPasswordlessClient Passwordless { get; }

    public IAskFieldsClient AskFields { get; }

    public IPasswordResetClient PasswordReset { get; }

    public ISsoClient Sso { get; }

    public ITokenClient Token { get; }

    private string Project => $"projects/{Uri.EscapeDataString(ProjectId)}";

    /// <summary>The same project, in another browser.</summary>
    public TestProject InAnotherBrowser() => Other(Protocol, new CookieContainer());

    /// <summary>The same project and browser, but the other protocol.</summary>
    public TestProject By(Protocol protocol) => Other(protocol, Cookies);

    public Task ConfigureAsync(object settings) => _mock.Admin.DoAsync(HttpMethod.Put, Project, settings);

    public Task AdvanceAsync(TimeSpan by) => _mock.Admin.DoAsync(HttpMethod.Post, $"{Project}/clock/advance", new { seconds = by.TotalSeconds });

    /// <summary>The next answer to an operation, in place of the flow's.</summary>
    public Task ScriptAsync(string operation, string example, int times = 1) =>
        _mock.Admin.DoAsync(HttpMethod.Post, $"{Project}/answers", new[] { new { operation, example, times } });

    /// <summary>What an operation does next: an answer or a fault, as the admin endpoint takes them.</summary>
    public Task ScriptAsync(params object[] answers) => _mock.Admin.DoAsync(HttpMethod.Post, $"{Project}/answers", answers);

    /// <summary>What is scripted and has not come yet.</summary>
    public async Task<JsonArray> ScriptedAsync() => (await _mock.Admin.DoAsync(HttpMethod.Get, $"{Project}/answers")).AsArray();

    public Task<JsonNode> SaveAsync() => _mock.Admin.DoAsync(HttpMethod.Get, $"{Project}/snapshot");

    public Task RestoreAsync(JsonNode snapshot) => _mock.Admin.DoAsync(HttpMethod.Put, $"{Project}/snapshot", snapshot);

    public async Task<IReadOnlyList<Message>> MessagesAsync(string? to = null)
    {
        var query = $"inbox?projectId={Uri.EscapeDataString(ProjectId)}&to={Uri.EscapeDataString(to ?? "")}";
        var inbox = await _mock.Admin.DoAsync(HttpMethod.Get, query);
        return inbox["messages"].Deserialize<List<Message>>(JsonSerializerOptions.Web)!;
    }

    /// <summary>The oldest message to an address or number that was not asked for yet.</summary>
    public async Task<Message> NextMessageAsync(string to)
    {
        var messages = await MessagesAsync(to);
        return messages.FirstOrDefault(message => _read.Add(message.Id)) ?? throw new InvalidOperationException($"There is no new message to {to}.");
    }

    /// <summary>Opens a mailed link. What it redirects to is not opened.</summary>
    public Task<HttpResponseMessage> OpenAsync(string? link) => Http.GetAsync(link);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        foreach (var other in _others) await other.DisposeAsync();
    }

    private TestProject Other(Protocol protocol, CookieContainer cookies)
    {
        _others.Add(new TestProject(_mock, ProjectId, ClientId, protocol, cookies));
        return _others[^1];
    }
}
