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
