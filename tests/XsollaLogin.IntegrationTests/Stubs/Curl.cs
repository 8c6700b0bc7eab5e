using System.Net.Http.Headers;
using System.Text;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>Sends requests as curl does: any path and body, without a check against the contract.</summary>
internal sealed class Curl(Uri mock) : IDisposable
{
    public const string Json = "application/json";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = mock };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The path of an operation, from the root of the server.</summary>
    public string PathOf(string operation) => new Uri(mock, ContractDocument.Current.Operation(operation).Path[1..]).AbsolutePath;

    /// <param name="path">From the root of the server, with the query.</param>
    /// <param name="body">Null sends none.</param>
    /// <param name="type">The Content-Type; null sends none.</param>
    public async Task<Reply> SendAsync(string method, string path, string? body = null, string? type = Json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            if (type is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request, Stop);
        var given = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => header.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
        return new Reply(response.StatusCode, await response.Content.ReadAsStringAsync(Stop), given);
    }

    public Task<Reply> GetAsync(string path) => SendAsync("GET", path);

    /// <summary>Sends a valid login in any project.</summary>
    public Task<Reply> LoginAsync(string query = "projectId=any") =>
        SendAsync("POST", $"{PathOf("login")}?{query}", new ExampleRequest(ContractDocument.Current.Operation("login")).Body!.ToJsonString());

    /// <summary>Adds a mapping of WireMock.Net.</summary>
    /// <returns>Its Guid.</returns>
    public async Task<Guid> StubAsync(object mapping)
    {
        var json = mapping as string ?? System.Text.Json.JsonSerializer.Serialize(mapping);
        var reply = await SendAsync("POST", "/__admin/mappings", json);
        Assert.True(reply.Status == HttpStatusCode.Created, reply.Body);
        return (Guid)JsonNode.Parse(reply.Body)!["Guid"]!;
    }

    public void Dispose() => _http.Dispose();
}

internal sealed record Reply(HttpStatusCode Status, string Body, Dictionary<string, string[]> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The text of an error of the admin API.</summary>
    public string Said => string.Join('\n', Json["errors"]!.AsArray().Select(error => (string?)error!["title"]));
}
