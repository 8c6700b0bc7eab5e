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

/// <summary>One request on its way through WireMock.Net.</summary>
/// <remarks>
/// WireMock.Net gets a copy of the request and a draft of the answer. The mock sends the draft, so that both lanes give the same bytes, and a stub that answers
/// after the request is over does not write into another answer.
/// </remarks>
internal sealed class Passage
{
    private static readonly AsyncLocal<Passage?> s_current = new();

    private readonly Exchange _exchange;
    private readonly Draft _draft = new();
    private readonly StreamResponseBodyFeature _draftBody = new(new MemoryStream());
    private ExceptionDispatchInfo? _failure;
    private int _stage;

    private Passage(Exchange exchange) => _exchange = exchange;

    /// <summary>The passage of the current request.</summary>
    public static Passage? Current => s_current.Value;

    /// <summary>The mapping that WireMock.Net chose, unless it is one of the mock's own.</summary>
    public StubMatch? Match { get; private set; }

    /// <summary>The answer of the mapping that matched; null: none matched.</summary>
    public Answer? Answer { get; private set; }

    /// <summary>Lets WireMock.Net choose a mapping and answer.</summary>
    /// <param name="body">The body of the request.</param>
    /// <param name="pass">Passes a context to WireMock.Net.</param>
    /// <param name="key">The key to hide from stubs, which may forward the request to another server; null: none.</param>
    /// <param name="stopping">Canceled when the server stops.</param>
    /// <returns>Null if the server stops before that, and before a flow or a WebSocket has begun.</returns>
    public static async Task<Passage?> RunAsync(
        Exchange exchange, ReadOnlyMemory<byte> body, RequestDelegate pass, AdminKey? key, CancellationToken stopping)
    {
        var passage = new Passage(exchange);
        s_current.Value = passage;
        if (!await passage.IsOverAsync(pass(passage.ContextWith(body, key)), stopping)) return null;
        passage._failure?.Throw();
        // After the begin of a WebSocket, nothing is sent any more.
        if (passage.Match is { } match) passage.Answer = passage._draft.HasStarted ? passage.ReadDraft() : SendableAnswer.Of(passage.ReadDraft(), match);
        return passage;
    }

    /// <summary>Answers for the mock's own mapping, as the express lane does.</summary>
    public async Task<IResponseMessage> AnswerAsync(LoginApi api)
    {
        try
        {
            // WireMock.Net's matchers accept more spellings of paths and methods than the contract.
            if (Enter(Stage.Flow) && _exchange.Operation is { } operation) Answer = await api.AnswerAsync(operation, _exchange);
        }
        catch (Exception e)
        {
            // Thrown again after WireMock.Net, which would send the exception to the client.
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        return Answer is null ? new ResponseMessage { StatusCode = StatusCodes.Status404NotFound } : MessageOf(Answer);
    }

    /// <summary>Sets the chosen mapping; called by the logger, because WireMock.Net reports it nowhere else.</summary>
    public void Choose(LogEntryModel entry)
    {
        if (_stage != (int)Stage.Flow && entry.MappingGuid is { } mapping) Match = new StubMatch(mapping, entry.MappingTitle);
    }

    /// <summary>Waits for WireMock.Net; returns false if the server stops before that, and before a flow or a WebSocket has begun.</summary>
    private async Task<bool> IsOverAsync(Task passing, CancellationToken stopping)
    {
        await passing.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!passing.IsCompleted && Enter(Stage.Stopped)) return false;
        // A flow that has begun, such as a long poll, ends by itself, and the server ends a WebSocket.
        await passing;
        return true;
    }

    /// <summary>Returns false if another stage came first.</summary>
    private bool Enter(Stage stage) => Interlocked.CompareExchange(ref _stage, (int)stage, (int)Stage.WireMock) == (int)Stage.WireMock;

    private DefaultHttpContext ContextWith(ReadOnlyMemory<byte> body, AdminKey? key)
    {
        var request = _exchange.Context.Features.GetRequiredFeature<IHttpRequestFeature>();
        IHeaderDictionary headers = new HeaderDictionary();
        foreach (var (name, values) in request.Headers) headers[name] = values;
        if (key is not null) headers.Authorization = key.HideIn(headers.Authorization);
        // The body is decompressed, and a proxied server would decompress it again.
        if (_exchange.Body.State == BodyState.Complete) headers.Remove(HeaderNames.ContentEncoding);
        var features = new FeatureCollection(_exchange.Context.Features);
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Protocol = request.Protocol,
            Scheme = request.Scheme,
            Method = request.Method,
            PathBase = request.PathBase,
            Path = request.Path,
            QueryString = request.QueryString,
            RawTarget = request.RawTarget,
            Headers = headers,
            Body = new MemoryStream(body.ToArray(), writable: false),
        });
        features.Set<IHttpResponseFeature>(_draft);
        features.Set<IHttpResponseBodyFeature>(_draftBody);
        if (features.Get<IHttpUpgradeFeature>() is { } upgrade) features.Set<IHttpUpgradeFeature>(new Upgrade(upgrade, this));
        var context = new DefaultHttpContext(features);
        features.Set<IRequestBodyPipeFeature>(new RequestBodyPipeFeature(context));
        return context;
    }

    private Answer ReadDraft()
    {
        var (body, contentType) = (((MemoryStream)_draftBody.Stream).ToArray(), _draft.Headers.ContentType.ToString());
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

    /// <summary>Changes the connection to a WebSocket, with the headers that WireMock.Net wrote to the draft.</summary>
    private sealed class Upgrade(IHttpUpgradeFeature upgrade, Passage passage) : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

        public async Task<Stream> UpgradeAsync()
        {
            if (!passage.Enter(Stage.Socket)) throw new OperationCanceledException("The server stops.");
            foreach (var (name, values) in passage._draft.Headers) passage._exchange.Response.Headers[name] = values;
            var stream = await upgrade.UpgradeAsync();
            passage._draft.Start(StatusCodes.Status101SwitchingProtocols);
            return stream;
        }
    }

    private sealed class Draft : HttpResponseFeature
    {
        private bool _hasStarted;

        public override bool HasStarted => _hasStarted;

        public void Start(int status) => (StatusCode, _hasStarted) = (status, true);
    }

    private enum Stage
    {
        /// <summary>WireMock.Net chooses a mapping, or a stub answers.</summary>
        WireMock,

        /// <summary>A flow answers.</summary>
        Flow,

        /// <summary>A stub has changed the connection to a WebSocket.</summary>
        Socket,

        /// <summary>The server stops.</summary>
        Stopped,
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
