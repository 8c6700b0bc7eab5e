using System.Net.Http.Headers;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Benchmarks.Client;

/// <summary>A server without a network: reads the whole request and sends a fixed answer with the usual headers of a server.</summary>
internal sealed class FixedAnswer(Answer answer) : HttpMessageHandler
{
    private static readonly (string Name, string Value)[] Usual =
    [
        ("Date", "Mon, 02 Nov 2026 10:00:00 GMT"),
        ("Server", "nginx"),
        ("Vary", "Origin"),
        ("Cache-Control", "no-store"),
        ("X-Request-Id", "4bf92f3577b34da6a3ce929d0e0e4736"),
        ("Strict-Transport-Security", "max-age=31536000"),
    ];

    private readonly MediaTypeHeaderValue? _type = answer.ContentType is { } type ? MediaTypeHeaderValue.Parse(type) : null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content) await content.CopyToAsync(Stream.Null, cancellationToken);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request };
        foreach (var (name, value) in Usual) response.Headers.TryAddWithoutValidation(name, value);
        if (_type is null) return response;
        response.Content = new ByteArrayContent(answer.Body);
        response.Content.Headers.ContentType = _type;
        return response;
    }
}
