using System.Text;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>Accepts one token and records the header and the body of each request.</summary>
internal sealed class RejectingResource : HttpMessageHandler
{
    public List<string?> Tokens { get; } = [];

    public List<string> Bodies { get; } = [];

    public string? Accepted { get; set; }

    public HttpStatusCode Rejection { get; set; } = HttpStatusCode.Unauthorized;

    /// <summary>The body of the first response; null: none.</summary>
    public HttpContent? Content { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = request.Headers.Authorization?.ToString();
        using var body = new MemoryStream();
        if (request.Content is { } content) await content.CopyToAsync(body, cancellationToken);
        lock (Tokens)
        {
            Tokens.Add(token);
            Bodies.Add(Encoding.UTF8.GetString(body.ToArray()));
        }

        var answer = Content;
        Content = null;
        return new HttpResponseMessage(token == $"Bearer {Accepted}" ? HttpStatusCode.OK : Rejection) { RequestMessage = request, Content = answer };
    }
}
