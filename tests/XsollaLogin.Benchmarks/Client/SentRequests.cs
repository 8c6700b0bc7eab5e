namespace XsollaLogin.Benchmarks.Client;

/// <summary>Keeps the sent requests as text, to check that all ways to make a call send the same.</summary>
internal sealed class SentRequests(HttpMessageHandler inner, HashSet<string> sent) : DelegatingHandler(inner)
{
    /// <exception cref="InvalidOperationException">The requests differ.</exception>
    public static async Task CheckSameAsync(ClientCall call)
    {
        var sent = new HashSet<string>();
        var senders = new Senders(call, () => new SentRequests(new FixedAnswer(call.Answer), sent));
        await call.ByHand(senders.ByHand);
        await call.Generated(senders.Generated);
        await call.ByHand(senders.ByHandInjected);
        await call.Generated(senders.GeneratedInjected);
        await call.Api(senders.Api);
        if (sent.Count != 1) throw new InvalidOperationException($"{call} is not the same: {string.Join("\n", sent)}");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        sent.Add($"{request.Method} {request.RequestUri} {request.Headers}{request.Content.Headers}{body}");
        return await base.SendAsync(request, cancellationToken);
    }
}
