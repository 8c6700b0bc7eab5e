using System.Text;
using Microsoft.AspNetCore.Http.Features;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Stubs.Answering;

/// <summary>What a stub answers.</summary>
/// <param name="Answer">All but the body of a file.</param>
/// <param name="Reason">The words beside the status; null: the usual ones.</param>
/// <param name="BodyFile">The complete path of the file that is the body; null: none. It is read anew for each answer.</param>
/// <param name="Delays">Null: those of the settings.</param>
internal sealed record StubAnswer(Answer Answer, string? Reason, string? BodyFile, Delays? Delays, Fault Fault)
{
    /// <param name="common">The delays of the settings.</param>
    public async ValueTask<Answer> PrepareAsync(Exchange exchange, Delays? common, Random random)
    {
        if (Delays is not null || Fault != Fault.None) exchange.Delivery = new Delivery(Delays.Draw(Delays, common, random), Fault);
        if (Reason is not null) exchange.Context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = Reason;
        if (BodyFile is null) return Answer;
        try
        {
            return Answer with { Body = await File.ReadAllBytesAsync(BodyFile, exchange.Context.RequestAborted) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var said = $"The body of this stub cannot be read any more: {e.Message}";
            return Answer with { Status = StatusCodes.Status500InternalServerError, ContentType = "text/plain; charset=utf-8", Body = Encoding.UTF8.GetBytes(said) };
        }
    }
}
