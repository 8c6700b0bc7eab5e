namespace XsollaLogin.Client.Wire;

/// <summary>What the generated clients send through.</summary>
/// <param name="httpClient">Where it has a base address, that is the server's.</param>
/// <param name="server">The address of the server where it has none.</param>
internal sealed class Transport(HttpClient httpClient, string server)
{
    internal WireRequest Request(string operation, HttpMethod method, string path) => new(operation, method, Server(httpClient.BaseAddress), path);

    private string Server(Uri? address) => address switch
    {
        null => server,
        { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" } => address.AbsoluteUri,
        _ => throw new InvalidOperationException($"The base address at '{address.Host}' must be http or https, without user, query or fragment."),
    };

    internal Task<HttpResponseMessage> SendAsync(WireRequest request, CancellationToken cancellationToken)
    {
        request.RequestUri = request.TakeAddress();
        var sending = httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return request.Trace is { } trace ? trace.FollowAsync(sending) : sending;
    }
}
