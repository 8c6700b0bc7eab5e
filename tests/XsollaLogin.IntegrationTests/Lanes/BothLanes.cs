namespace XsollaLogin.IntegrationTests.Lanes;

/// <summary>Sends each request to two mocks, fails unless both answer the same, and returns the answer of the first.</summary>
/// <param name="network">The handler that sends the requests, without cookies and redirects.</param>
/// <param name="mocks">The addresses of the two mocks.</param>
/// <param name="cookies">The cookies of the browser.</param>
internal sealed class BothLanes(HttpMessageInvoker network, (Uri First, Uri Second) mocks, CookieContainer cookies) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        // Read before the first answer, which may change the cookies.
        var cookie = cookies.GetCookieHeader(request.RequestUri!);
        // Sent at the same time: a request may be held until another one comes.
        var outcomes = await Task.WhenAll(SendAsync(mocks.First), SendAsync(mocks.Second));

        Assert.Equal(outcomes[0].Text, outcomes[1].Text);
        if (outcomes[0].Failure is { } failure) throw failure;
        var response = outcomes[0].Response!;
        if (response.Headers.NonValidated.TryGetValues("Set-Cookie", out var set)) foreach (var value in set) cookies.SetCookies(request.RequestUri!, value);
        return response;

        Task<LaneOutcome> SendAsync(Uri mock) =>
            LaneOutcome.OfAsync(network.SendAsync(CopyFor(mock, request, body, cookie), cancellationToken), cancellationToken);
    }

    private HttpRequestMessage CopyFor(Uri mock, HttpRequestMessage request, byte[]? body, string cookie)
    {
        var asWritten = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var copy = new HttpRequestMessage(request.Method, new Uri($"{mock.GetLeftPart(UriPartial.Authority)}{request.RequestUri!.PathAndQuery}", asWritten));
        foreach (var (name, values) in request.Headers.NonValidated) copy.Headers.TryAddWithoutValidation(name, values);
        if (cookie.Length > 0) copy.Headers.Add("Cookie", cookie);
        // The links and pages of a mock have the address that the client calls.
        copy.Headers.Host ??= mocks.First.Authority;
        if (body is null) return copy;
        copy.Content = new ByteArrayContent(body);
        foreach (var (name, values) in request.Content!.Headers.NonValidated) copy.Content.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }
}
