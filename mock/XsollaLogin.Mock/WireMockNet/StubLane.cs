using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>Answers requests through WireMock.Net, because testers may have stubs.</summary>
/// <param name="documented">The mappings with the answers of the contract; null: the mock plays the flows.</param>
/// <param name="key">The key of the admin API, which is hidden from stubs; null: there is none.</param>
/// <param name="stopping">Canceled when the server stops; the answer of a stub that waits, such as a delayed one, is then abandoned.</param>
internal sealed class StubLane(WireMockHost host, DocumentedMappings? documented, AdminKey? key, CancellationToken stopping)
{
    private static Answer Stopped =>
        LoginContract.Failure("the mock stops, and WireMock.Net has not answered yet") with { Status = StatusCodes.Status503ServiceUnavailable };

    /// <summary>Answers a request; null if no mapping matches, or if WireMock.Net cannot read the request.</summary>
    public async ValueTask<Answer?> AnswerAsync(Exchange exchange)
    {
        if (exchange.Body.State is not (BodyState.Complete or BodyState.NotDecoded) || WireMockPath.Of(exchange.Request) is null) return null;
        if (await Passage.RunAsync(exchange, exchange.Body.Bytes, host.PassAsync, key, stopping) is not { } passage)
        {
            exchange.SetCause(Cause.Stub);
            return Stopped;
        }

        if (passage.Match is not { } match) return passage.Answer;
        exchange.Stub = match;
        var answer = documented?.Find(match.Id);
        exchange.SetCause(answer is null ? Cause.Stub : Cause.Replay, match.Title ?? match.Id.ToString());
        return answer is null ? passage.Answer : passage.Answer! with { Name = answer.Name };
    }
}
