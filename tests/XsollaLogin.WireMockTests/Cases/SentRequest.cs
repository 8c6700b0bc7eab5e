using System.Text;

namespace XsollaLogin.WireMockTests.Cases;

/// <summary>A request as it goes over the wire.</summary>
/// <param name="Target">Path and query, sent as they are.</param>
public sealed record SentRequest(string Method, string Target)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public string? Body { get; init; }

    public HttpRequestMessage ToMessage(Uri origin)
    {
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var message = new HttpRequestMessage(new HttpMethod(Method), new Uri(origin.GetLeftPart(UriPartial.Authority) + Target, asWritten));
        if (Body is not null) message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    public override string ToString() =>
        $"{Method} {Target}{string.Concat(Headers.Select(header => $" [{header.Name}: {header.Value}]"))}{(Body is null ? "" : $" {Body}")}";
}
