using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using WireMock;
using WireMock.Admin.Requests;
using WireMock.Logging;
using WireMock.Types;
using WireMock.Util;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Engine;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.WireMockNet;

/// <summary>
/// One request on its way through WireMock.Net. WireMock.Net writes its answer to a draft, and the mock sends it,
/// so that both lanes give the same bytes.
/// </summary>
internal sealed class Passage
{
    private static readonly AsyncLocal<Passage?> s_current = new();

    private readonly Exchange _exchange;
    private readonly HttpResponseFeature _draft = new();
    private readonly MemoryStream _draftBody;
    private readonly IHttpResponseFeature _response;
    private readonly IHttpResponseBodyFeature _body;
    private ExceptionDispatchInfo? _failure;
    private bool _isOwn;

    private Passage(Exchange exchange, MemoryStream draftBody)
    {
        (_exchange, _draftBody) = (exchange, draftBody);
        _response = Features.GetRequiredFeature<IHttpResponseFeature>();
        _body = Features.GetRequiredFeature<IHttpResponseBodyFeature>();
    }

    /// <summary>The passage of the current request.</summary>
    public static Passage? Current => s_current.Value;

    /// <summary>The mapping that WireMock.Net chose, unless it is one of the mock's own.</summary>
    public StubMatch? Match { get; private set; }

    /// <summary>The answer of the mapping that matched; null: none matched.</summary>
    public Answer? Answer { get; private set; }

    private IFeatureCollection Features => _exchange.Context.Features;

    /// <summary>Lets WireMock.Net choose a mapping and answer.</summary>
    /// <param name="body">The body of the request.</param>
    /// <param name="pass">Passes the request to WireMock.Net.</param>
    /// <param name="stopping">Canceled when the server stops.</param>
    /// <exception cref="OperationCanceledException">The server stops, and a stub has not answered yet.</exception>
    public static async Task<Passage> RunAsync(
        Exchange exchange, ReadOnlyMemory<byte> body, RequestDelegate pass, CancellationToken stopping = default)
    {
        using var draftBody = new MemoryStream();
        var passage = new Passage(exchange, draftBody);
        s_current.Value = passage;
        exchange.Request.Body = new MemoryStream(body.ToArray(), writable: false);
        var encoding = exchange.Request.Headers.ContentEncoding;
        // The body is decompressed, and a proxied server would decompress it again.
        var isDecoded = encoding.Count > 0 && exchange.Body.State == BodyState.Complete;
        if (isDecoded) exchange.Request.Headers.Remove(HeaderNames.ContentEncoding);
        passage.ShowDraft();
        try
        {
            await passage.EndAsync(pass(exchange.Context), stopping);
        }
        finally
        {
            passage.ShowResponse();
            if (isDecoded) exchange.Request.Headers.ContentEncoding = encoding;
        }

        passage._failure?.Throw();
        if (passage.Match is not null) passage.Answer = passage.ReadDraft();
        return passage;
    }

    /// <summary>Answers for the mock's own mapping, as the express lane does.</summary>
    public async Task<IResponseMessage> AnswerAsync(LoginApi api)
    {
        _isOwn = true;
        ShowResponse();
        try
        {
            // WireMock.Net's matchers accept more spellings of paths and methods than the contract.
            if (_exchange.Operation is { } operation) Answer = await api.AnswerAsync(operation, _exchange);
        }
        catch (Exception e)
        {
            // Thrown again after WireMock.Net, which would send the exception to the client.
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        ShowDraft();
        return Answer is null ? new ResponseMessage { StatusCode = StatusCodes.Status404NotFound } : MessageOf(Answer);
    }

    /// <summary>Sets the chosen mapping; called by the logger, because WireMock.Net reports it nowhere else.</summary>
    public void Choose(LogEntryModel entry)
    {
        if (!_isOwn && entry.MappingGuid is { } mapping) Match = new StubMatch(mapping, entry.MappingTitle);
    }

    private async Task EndAsync(Task passing, CancellationToken stopping)
    {
        try
        {
            await passing.WaitAsync(stopping);
        }
        catch (OperationCanceledException) when (_isOwn)
        {
            // A long poll of the flows ends by itself.
            await passing;
        }
    }

    private void ShowDraft()
    {
        Features.Set<IHttpResponseFeature>(_draft);
        Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(_draftBody));
    }

    private void ShowResponse()
    {
        Features.Set(_response);
        Features.Set(_body);
    }

    private Answer ReadDraft()
    {
        var (body, contentType) = (_draftBody.ToArray(), _draft.Headers.ContentType.ToString());
        // Answers with these statuses have no body, and the server would close the connection if one had.
        var isEmpty = _draft.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified
            || (body is [] && contentType is "");
        // The server writes Content-Length and Date itself; the answer has its content type.
        var headers = _draft.Headers.Where(header => header.Key is not ("Content-Length" or "Date" or "Content-Type"));
        return new Answer("", _draft.StatusCode, isEmpty ? null : contentType, isEmpty ? [] : body, [.. headers]);
    }

    /// <summary>Converts the answer for WireMock.Net's own log.</summary>
    private static ResponseMessage MessageOf(Answer answer)
    {
        var message = new ResponseMessage { StatusCode = answer.Status };
        foreach (var (name, values) in answer.Headers) message.AddHeader(name, [.. values.OfType<string>()]);
        if (answer.ContentType is null) return message;
        message.AddHeader(HeaderNames.ContentType, answer.ContentType);
        message.BodyData = new BodyData { BodyAsString = Encoding.UTF8.GetString(answer.Body), Encoding = Encoding.UTF8, DetectedBodyType = BodyType.String };
        return message;
    }
}

/// <summary>A logger by which WireMock.Net reports the mapping of a request before it writes the answer.</summary>
/// <param name="errors">Receives errors, such as a file of mappings that cannot be read or a stub that cannot be sent.</param>
internal sealed class WireMockLog(TextWriter errors) : IWireMockLogger
{
    public void DebugRequestResponse(LogEntryModel logEntryModel, bool isAdminRequest) => Passage.Current?.Choose(logEntryModel);

    public void Error(string message, Exception exception)
    {
        // A message with a placeholder is about an admin request, whose answer has the error.
        if (!message.Contains("{0}", StringComparison.Ordinal)) errors.WriteLine($"{message} {exception.Message}".ReplaceLineEndings(" "));
    }

    public void Error(string formatString, params object[] args) { }

    public void Warn(string formatString, params object[] args) { }

    public void Info(string formatString, params object[] args) { }

    public void Debug(string formatString, params object[] args) { }
}
