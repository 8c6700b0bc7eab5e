namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>Sends each request to two mocks and fails unless both give the same answer, which is the answer of the first.</summary>
/// <param name="network">Sends requests without cookies and redirects of its own.</param>
/// <param name="mocks">The addresses of the two.</param>
/// <param name="cookies">Those of the browser.</param>
internal sealed class BothLanes(HttpMessageInvoker network, (Uri First, Uri Second) mocks, CookieContainer cookies) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        // Before the first answer, which may change them.
        var cookie = cookies.GetCookieHeader(request.RequestUri!);
        // At the same time: a request may be held until another one comes.
        var outcomes = await Task.WhenAll(SendAsync(mocks.First), SendAsync(mocks.Second));

        Assert.Equal(outcomes[0].Text, outcomes[1].Text);
        if (outcomes[0].Failure is { } failure) throw failure;
        var response = outcomes[0].Response!;
        if (response.Headers.NonValidated.TryGetValues("Set-Cookie", out var set)) foreach (var value in set) cookies.SetCookies(request.RequestUri!, value);
        return response;

        Task<Outcome> SendAsync(Uri mock) => Outcome.OfAsync(network.SendAsync(CopyFor(mock, request, body, cookie), cancellationToken), cancellationToken);
    }

    private HttpRequestMessage CopyFor(Uri mock, HttpRequestMessage request, byte[]? body, string cookie)
    {
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var copy = new HttpRequestMessage(request.Method, new Uri($"{mock.GetLeftPart(UriPartial.Authority)}{request.RequestUri!.PathAndQuery}", asWritten));
        foreach (var (name, values) in request.Headers.NonValidated) copy.Headers.TryAddWithoutValidation(name, values);
        if (cookie.Length > 0) copy.Headers.Add("Cookie", cookie);
        // The links and pages of a mock are at the address by which the client calls it.
        copy.Headers.Host ??= mocks.First.Authority;
        if (body is null) return copy;
        copy.Content = new ByteArrayContent(body);
        foreach (var (name, values) in request.Content!.Headers.NonValidated) copy.Content.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }
}
