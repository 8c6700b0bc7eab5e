using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Http;

/// <summary>Sends an answer; if it is scripted, delays it or breaks the connection.</summary>
/// <param name="stopping">Canceled when the server stops: delayed answers are then sent at once.</param>
internal sealed class AnswerDelivery(TimeProvider time, CancellationToken stopping)
{
    public ValueTask SendAsync(Exchange exchange, Answer answer)
    {
        if (exchange.Delivery is { } delivery) return SendAsync(exchange, answer, delivery);
        exchange.Response.Send(answer);
        return default;
    }

    private async ValueTask SendAsync(Exchange exchange, Answer answer, Delivery delivery)
    {
        if (delivery.Delay > TimeSpan.Zero) await WaitAsync(delivery.Delay, exchange.Context.RequestAborted);
        if (delivery.Fault == Fault.None) exchange.Response.Send(answer);
        else await BrokenConnection.BreakAsync(exchange.Context, delivery.Fault);
    }

    private async Task WaitAsync(TimeSpan delay, CancellationToken aborted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted, stopping);
        await Task.Delay(delay, time, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        aborted.ThrowIfCancellationRequested();
    }
}

/// <summary>The delivery of an answer with a delay or a fault.</summary>
/// <param name="Delay">The time by which the answer is delayed (server clock).</param>
/// <param name="Fault">The fault that replaces the answer.</param>
internal sealed record Delivery(TimeSpan Delay, Fault Fault);

/// <summary>A fault of the connection in place of an answer.</summary>
internal enum Fault
{
    None,

    /// <summary>The connection is closed without a byte.</summary>
    EmptyResponse,

    /// <summary>The connection is reset.</summary>
    ConnectionResetByPeer,
}

/// <summary>Writes answers to responses.</summary>
internal static class AnswerSending
{
    public static void Send(this HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        if (answer.ContentType is null) return;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        // Without the length, Kestrel may return an empty span.
        answer.Body.CopyTo(response.BodyWriter.GetSpan(answer.Body.Length));
        response.BodyWriter.Advance(answer.Body.Length);
    }
}
