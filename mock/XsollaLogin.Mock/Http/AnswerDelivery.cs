using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Http;

/// <summary>The last station: the answer goes out, late or not at all if so asked.</summary>
internal sealed class AnswerDelivery(TimeProvider time)
{
    public ValueTask SendAsync(Exchange exchange, Answer answer)
    {
        if (exchange.Delivery is { } delivery) return SendAsync(exchange, answer, delivery);
        exchange.Response.Send(answer);
        return default;
    }

    private async ValueTask SendAsync(Exchange exchange, Answer answer, Delivery delivery)
    {
        // Ends when the client leaves; a server that stops makes it leave after its second.
        if (delivery.Delay > TimeSpan.Zero) await Task.Delay(delivery.Delay, time, exchange.Context.RequestAborted);
        if (delivery.Fault == Fault.None) exchange.Response.Send(answer);
        else await BrokenConnection.MeetAsync(exchange.Context, delivery.Fault);
    }
}

/// <summary>How an answer goes out where it does not just go.</summary>
/// <param name="Delay">How long it is held back, by the server's clock.</param>
/// <param name="Fault">What the client meets in its place.</param>
internal sealed record Delivery(TimeSpan Delay, Fault Fault);

/// <summary>What a client can meet in place of an answer.</summary>
internal enum Fault
{
    None,

    /// <summary>The connection is closed without a byte.</summary>
    EmptyResponse,

    /// <summary>The connection is reset.</summary>
    ConnectionResetByPeer,
}

internal static class AnswerSending
{
    public static void Send(this HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        if (answer.ContentType is null) return;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        // By length: asked for just some room, Kestrel may give none.
        answer.Body.CopyTo(response.BodyWriter.GetSpan(answer.Body.Length));
        response.BodyWriter.Advance(answer.Body.Length);
    }
}
