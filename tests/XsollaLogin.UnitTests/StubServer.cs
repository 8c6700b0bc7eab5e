using System.Text;

namespace XsollaLogin.UnitTests;

/// <summary>A server without a network: gives the answer of the test and keeps the requests.</summary>
internal sealed class StubServer(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private StubServer(HttpStatusCode status, string body, string mediaType = "application/json")
        : this((_, _) => Task.FromResult(Response(status, body, mediaType)))
    {
    }

    public List<HttpRequestMessage> Requests { get; } = [];

    /// <summary>The bodies of the requests, in order.</summary>
    public List<string> Bodies { get; } = [];

    public static StubServer Answering(string json, HttpStatusCode status = HttpStatusCode.OK) => new(status, json);

    public static StubServer AnsweringPage(HttpStatusCode status, string html) => new(status, html, "text/html");

    public static StubServer Failing(string code, HttpStatusCode status) => Answering(Error(code), status);

    public static string Error(string code) => $$$"""{"error": {"code": "{{{code}}}", "description": "Why."}}""";

    public static HttpResponseMessage Response(HttpStatusCode status, string body, string mediaType = "application/json") =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    /// <summary>Returns the query of the request that a call of the API sends, as <c>name=value</c>.</summary>
    public static async Task<string[]> QueryOfAsync(XsollaLoginOptions options, Func<XsollaLoginApi, Task> make)
    {
        var server = Failing("0", HttpStatusCode.BadRequest);
        await Assert.ThrowsAsync<XsollaLoginException>(() => make(server.Api(options)));
        return [.. WireText.Parse(server.Requests.Single().RequestUri!.Query.TrimStart('?')).Select(pair => $"{pair.Key}={pair.Value}")];
    }

    public XsollaLoginApi Api(XsollaLoginOptions? options = null, TimeProvider? time = null) =>
        new(new HttpClient(this), options ?? new XsollaLoginOptions { ProjectId = "your-project" }, time);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        return await answer(request, cancellationToken);
    }
}
