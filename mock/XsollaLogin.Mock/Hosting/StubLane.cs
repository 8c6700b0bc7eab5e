using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Hosting;

/// <summary>Requests that pass through WireMock.Net, where testers may have stubs.</summary>
/// <param name="documented">The contract's answers where these are the mappings; null: the flows are played.</param>
internal sealed class StubLane(WireMockHost host, DocumentedMappings? documented)
{
    /// <summary>Null where no mapping matches, or none can.</summary>
    public async ValueTask<Answer?> AnswerAsync(Exchange exchange)
    {
        if (exchange.Body.State != BodyState.Complete || !AdminPath.IsSafe(exchange.Request)) return null;
        var passage = await Passage.RunAsync(exchange, exchange.Body.Bytes, host);
        if (passage.Match is not { } match) return passage.Answer;
        exchange.Stub = match;
        var answer = documented?.Find(match.Id);
        exchange.Because(answer is null ? Cause.Stub : Cause.Replay, match.Title ?? match.Id.ToString());
        return answer is null ? passage.Answer : passage.Answer! with { Name = answer.Name };
    }
}
