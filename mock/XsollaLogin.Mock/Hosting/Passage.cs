using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using WireMock;
using WireMock.Admin.Requests;
using WireMock.Types;
using WireMock.Util;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Hosting;

/// <summary>
/// One request on its way through WireMock.Net. The response that WireMock.Net sees is a draft until it has chosen a tester's stub;
/// all other answers are sent by the mock, so that both lanes send the same bytes.
/// </summary>
internal sealed class Passage
{
    private static readonly AsyncLocal<Passage?> s_current = new();

    private readonly Exchange _exchange;
    private readonly IHttpResponseFeature _response;
    private readonly IHttpResponseBodyFeature _body;
    private ExceptionDispatchInfo? _failure;

    private Passage(Exchange exchange)
    {
        _exchange = exchange;
        Written = new BodyCopy(exchange.IsAdmin ? int.MaxValue : ReceivedBody.Most);
        _response = exchange.Context.Features.GetRequiredFeature<IHttpResponseFeature>();
        _body = exchange.Context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
    }

    /// <summary>That of the request which is being answered; null: none is.</summary>
    public static Passage? Current => s_current.Value;

    /// <summary>What WireMock.Net wrote where no stub answered.</summary>
    public HttpResponseFeature Draft { get; } = new();

    /// <summary>The body that WireMock.Net wrote; that of a stub as far as the journal keeps it.</summary>
    public BodyCopy Written { get; }

    /// <summary>The mapping that WireMock.Net chose; null: none matched.</summary>
    public StubMatch? Match { get; private set; }

    /// <summary>The answer of the mock's own mapping.</summary>
    public Answer? Answer { get; private set; }

    private IFeatureCollection Features => _exchange.Context.Features;

    /// <summary>Has WireMock.Net choose and answer.</summary>
    /// <param name="body">The body of the request.</param>
    public static async Task<Passage> RunAsync(Exchange exchange, ReadOnlyMemory<byte> body, WireMockHost host)
    {
        var passage = new Passage(exchange);
        exchange.Request.Body = new MemoryStream(body.ToArray(), writable: false);
        s_current.Value = passage;
        passage.ShowDraft();
        try
        {
            await host.PassAsync(exchange.Context);
        }
        finally
        {
            passage.ShowResponse();
        }

        passage._failure?.Throw();
        return passage;
    }

    /// <summary>Answers as the express lane does.</summary>
    public async Task<IResponseMessage> AnswerAsync(LoginApi api)
    {
        try
        {
            ShowResponse();
            Answer = _exchange.Operation is { } operation ? await api.AnswerAsync(operation, _exchange) : null;
        }
        catch (Exception e)
        {
            // Thrown again when WireMock.Net is done: it would tell the client.
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        ShowDraft();
        return Answer is null ? new ResponseMessage { StatusCode = StatusCodes.Status404NotFound } : MessageOf(Answer);
    }

    /// <summary>WireMock.Net has chosen, and writes its answer next.</summary>
    public void Choose(LogEntryModel entry)
    {
        if (entry.MappingGuid is not { } mapping || Answer is not null || _failure is not null) return;
        Match = new StubMatch(mapping, entry.MappingTitle);
        if (_exchange.IsAdmin) return;
        ShowResponse();
        Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Written.Before(_body.Stream), _body));
        // WireMock.Net appends: of two values of a CORS header browsers take none.
        foreach (var name in entry.Response?.Headers?.Keys ?? []) _response.Headers.Remove(name);
    }

    private void ShowDraft()
    {
        Features.Set<IHttpResponseFeature>(Draft);
        Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Written));
    }

    private void ShowResponse()
    {
        Features.Set(_response);
        Features.Set(_body);
    }

    private static ResponseMessage MessageOf(Answer answer)
    {
        var message = new ResponseMessage { StatusCode = answer.Status };
        foreach (var (name, values) in answer.Headers) message.AddHeader(name, [.. values.OfType<string>()]);
        if (answer.ContentType is null) return message;
        message.AddHeader("Content-Type", answer.ContentType);
        message.BodyData = new BodyData { BodyAsString = Encoding.UTF8.GetString(answer.Body), Encoding = Encoding.UTF8, DetectedBodyType = BodyType.String };
        return message;
    }
}
