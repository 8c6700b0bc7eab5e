namespace XsollaLogin.WireMockTests.Comparison;

/// <summary>Steps that a test plays on one of the servers, and what it saw.</summary>
internal sealed class Script(StubServer server)
{
    private const int LeastRefusal = 400;
    private int _step;

    public Transcript Said { get; } = new(server);

    public Task GetAsync(string path) => AdminAsync(HttpMethod.Get, path);

    public Task PostAsync(string path, JsonNode? body = null) => AdminAsync(HttpMethod.Post, path, body);

    public Task PutAsync(string path, JsonNode? body = null) => AdminAsync(HttpMethod.Put, path, body);

    public Task DeleteAsync(string path) => AdminAsync(HttpMethod.Delete, path);

    /// <summary>A call of the admin API; each value of its answer is compared.</summary>
    public async Task<JsonNode?> AdminAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        var what = $"{++_step}. {method} {path}";
        var answer = await server.AdminAsync(method, path, body);
        Said.Add($"{what} status", $"{answer.Status}");
        // How a refusal is worded is each server's own.
        if (answer.Status < LeastRefusal) Said.Add($"{what} $", DeliberateDifferences.WithoutOwnWords(answer.Body));
        return answer.Body;
    }

    /// <summary>A request to a stub.</summary>
    public async Task SendAsync(SentRequest request) => Said.Add($"{++_step}. {request}", await server.SendAsync(request), []);

    public Task SendAsync(string method, string target, string? body = null) => SendAsync(new SentRequest(method, target) { Body = body });
}
