using System.Net.Http.Json;

namespace XsollaLogin.IntegrationTests.TokensPerUser;

/// <summary>The requests for tokens of a service on their way to the mock: counted, held or failed.</summary>
internal sealed class Wire
{
    private volatile TaskCompletionSource _asked = New();
    private int _requests;

    public int Requests => _requests;

    public bool Fails { get; set; }

    /// <summary>Holds the requests until it completes; null lets them pass.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Whether the gate holds responses on their way back, after the mock has used up what the request contains.</summary>
    public bool HoldsResponses { get; set; }

    /// <summary>The wait that a response 429 asks for, in place of the mock; null for the answer of the mock.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>The answer in place of the mock; null for the answer of the mock.</summary>
    public TokenResult? Answer { get; set; }

    /// <summary>Completes when the next request, or response if these are held, is on its way.</summary>
    public Task Asked => _asked.Task;

    public static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Close() => (_asked, Gate) = (New(), New());

    public void Open()
    {
        Gate!.SetResult();
        Gate = null;
    }

    public DelegatingHandler Handler() => new Through(this);

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        var gate = Gate;
        _asked.TrySetResult();
        if (gate is not null) await gate.Task.WaitAsync(cancellationToken);
    }

    private sealed class Through(Wire wire) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is null) return await base.SendAsync(request, cancellationToken);
            Interlocked.Increment(ref wire._requests);
            if (!wire.HoldsResponses) await wire.PassAsync(cancellationToken);
            if (wire.Fails) throw new HttpRequestException("The network is down.");
            if (wire.RetryAfter is { } wait) return TooManyRequests(request, wait);
            var response = wire.Answer is { } answer
                ? new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = JsonContent.Create(answer) }
                : await base.SendAsync(request, cancellationToken);
            if (wire.HoldsResponses) await wire.PassAsync(cancellationToken);
            return response;
        }

        private static HttpResponseMessage TooManyRequests(HttpRequestMessage request, TimeSpan wait) =>
            new(HttpStatusCode.TooManyRequests) { RequestMessage = request, Headers = { RetryAfter = new(wait) } };
    }
}
