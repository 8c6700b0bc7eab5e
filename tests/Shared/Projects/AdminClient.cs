using System.Text;

namespace XsollaLogin.Tests.Projects;

/// <summary>The admin endpoints of a mock.</summary>
/// <param name="sending">The handler that sends the requests; null sends them to the mock.</param>
public sealed class AdminClient(Uri mock, HttpMessageHandler? sending = null) : IDisposable
{
    private readonly HttpClient _http = new(sending ?? new SocketsHttpHandler()) { BaseAddress = new Uri(mock, "/__admin/") };

    /// <summary>Returns the answer, also an error.</summary>
    /// <param name="body">Sent as JSON; a string is sent unchanged.</param>
    public async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(HttpMethod method, string path, object? body = null,
        CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, path) { Content = ContentOf(body) };
        using var response = await _http.SendAsync(request, cancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!);
    }

    /// <summary>Returns the answer to a call that must succeed.</summary>
    public async Task<JsonNode> DoAsync(HttpMethod method, string path, object? body = null, CancellationToken cancellationToken = default)
    {
        var (status, answer) = await SendAsync(method, path, body, cancellationToken);
        return status == HttpStatusCode.OK ? answer : throw new InvalidOperationException($"{method} {path}: {(int)status} {answer.ToJsonString()}");
    }

    public void Dispose() => _http.Dispose();

    private static StringContent? ContentOf(object? body) => body switch
    {
        null => null,
        string text => new StringContent(text, Encoding.UTF8, "application/json"),
        JsonNode json => new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json"),
        _ => new StringContent(System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
    };
}
