namespace XsollaLogin.Client.Wire;

/// <summary>Creates and sends the requests of a generated client.</summary>
/// <param name="httpClient">The HTTP client; its base address, if any, is the server.</param>
/// <param name="server">The address of the server for an HTTP client without a base address.</param>
/// <param name="projectId">The project of the client in traces and metrics, unless a request names one; null for none.</param>
internal sealed class Transport(HttpClient httpClient, string server, string? projectId = null)
{
    internal WireRequest Request(string operation, HttpMethod method, string path)
    {
        var request = new WireRequest(operation, method, Server(httpClient.BaseAddress), path);
        request.RecordProject(projectId);
        return request;
    }

    private string Server(Uri? address) => address switch
    {
        null => server,
        { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" } => address.AbsoluteUri,
        _ => throw new InvalidOperationException(
            $"The base address of the HTTP client (host '{address.Host}') must use http or https and have no user, query or fragment."),
    };

    internal Task<HttpResponseMessage> SendAsync(WireRequest request, CancellationToken cancellationToken)
    {
        request.RequestUri = request.FinishAddress();
        request.StartTimeLimit(httpClient.Timeout);
        var sending = httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return request.Trace is { } trace ? trace.FollowAsync(sending) : sending;
    }
}
