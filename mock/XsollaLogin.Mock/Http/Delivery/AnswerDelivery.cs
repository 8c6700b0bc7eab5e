#pragma warning disable CA1822, IDE0060
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Http;

/// <summary>The last station: the answer goes out, late or not at all if so asked.</summary>
internal sealed class AnswerDelivery
{
    public ValueTask SendAsync(Exchange exchange, Answer answer)
    {
        exchange.Response.Send(answer);
        return default;
    }
}
