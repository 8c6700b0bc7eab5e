using System.Net.Sockets;
using System.Text;

namespace XsollaLogin.WireMockTests.Servers;

/// <summary>A server with WireMock's admin API: how to steer it, and how to be its client.</summary>
public sealed class StubServer(Uri origin) : IDisposable
{
    private readonly HttpClient _admin = new() { BaseAddress = new Uri(origin, "/__admin/") };

    // A connection for each request: on one that is used again, the client would repeat by itself a request whose answer was cut.
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, AllowAutoRedirect = false, UseCookies = false });

    public Uri Origin => origin;

    /// <summary>Calls the admin API.</summary>
    /// <returns>The body is null where it is empty.</returns>
    public async Task<(int Status, JsonNode? Body)> AdminAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _admin.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return ((int)response.StatusCode, isJson && text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    public async Task<Received> SendAsync(SentRequest request)
    {
        using var message = request.ToMessage(origin);
        try
        {
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            var headers = response.Headers.Concat(response.Content.Headers.NonValidated.Select(header => KeyValuePair.Create(header.Key, header.Value.AsEnumerable())))
                .GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => string.Join(" | ", group.SelectMany(header => header.Value)), StringComparer.OrdinalIgnoreCase);
            return await BodyOf(response) is { } body
                ? new Received((int)response.StatusCode, headers, body, Cut: null)
                : new Received((int)response.StatusCode, headers, [], Cut: "in the body");
        }
        catch (HttpRequestException e)
        {
            return new Received(0, new Dictionary<string, string>(), [], Cut: HowCut(e));
        }
    }

    public void Dispose()
    {
        _admin.Dispose();
        _http.Dispose();
    }

    private static async Task<byte[]?> BodyOf(HttpResponseMessage response)
    {
        try
        {
            return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private static string HowCut(HttpRequestException e)
    {
        for (Exception? cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket) return $"{socket.SocketErrorCode}";
        }

        return $"{e.HttpRequestError}";
    }
}
