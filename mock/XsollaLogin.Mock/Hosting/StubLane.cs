using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Hosting;

/// <summary>Requests that pass through WireMock.Net, where testers may have stubs.</summary>
/// <param name="documented">The contract's answers where these are the mappings; null: the flows are played.</param>
internal sealed class StubLane(WireMockHost host, DocumentedMappings? documented)
{
    /// <summary>Null where no mapping matches, or none can: the request is no stub's.</summary>
    public async ValueTask<Answer?> AnswerAsync(Exchange exchange)
    {
        if (exchange.Body.State != BodyState.Complete || AdminPath.AsWireMockReads(exchange.Request) is not { } path || path.StartsWith(AdminPath.Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        var passage = await Passage.RunAsync(exchange, exchange.Body.Bytes, host);
        if (passage.Match is not { } match) return passage.Answer;

        exchange.Stub = match;
        if (documented?.Find(match.Id) is { } answer)
        {
            exchange.Because(Cause.Replay, match.Title);
            return answer;
        }

        exchange.Because(Cause.Stub, match.Title ?? match.Id.ToString());
        var body = passage.Written.ToArray();
        var contentType = exchange.Response.ContentType;
        return new Answer("", exchange.Response.StatusCode, body is [] ? contentType : contentType ?? "", body, []);
    }
}
