using Microsoft.AspNetCore.Http.Features;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;

namespace XsollaLogin.Mock.Http;

/// <summary>One request and its answer, from its arrival to its entry in the journal.</summary>
/// <param name="address">The address of the mock, which is in links and cookies.</param>
internal sealed class Exchange(HttpContext context, OwnOrigin address)
{
    public HttpContext Context => context;

    public HttpRequest Request => context.Request;

    public HttpResponse Response => context.Response;

    /// <summary>The origin of the mock, as its users know it.</summary>
    public string Origin => field ??= address.Of(context.Request);

    public string Path { get; } = context.Request.Path.Value ?? "";

    /// <summary>The address in the request line as the client sent it.</summary>
    public string Target => context.Features.Get<IHttpRequestFeature>()!.RawTarget;

    /// <summary>The path and query of the request line, without the server and without an empty query.</summary>
    public string Url
    {
        get
        {
            if (Target is ['/', ..] and var target) return target is [.. var path, '?'] ? path : target;
            return context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        }
    }

    /// <summary>The body, which is valid until the answer is sent.</summary>
    public ReceivedBody Body { get; set; }

    /// <summary>The operation with the path and method; null if the contract has none.</summary>
    public Operation? Operation { get; set; }

    /// <summary>The violations of the contract.</summary>
    public Violations Violations { get; set; }

    /// <summary>The project that the request reached or, if WireMock.Net is asked first, names; null: none is known.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The client that the project with the code or refresh token of an exchange lacks, as an explanation; null: none.</summary>
    public string? MissingClient { get; set; }

    /// <summary>The cause of the answer.</summary>
    public Cause Cause { get; private set; }

    /// <summary>The name of the stub, the scripted answer or the preference; or the reason of a flow.</summary>
    public string? CauseDetail { get; private set; }

    /// <summary>The time from the answer until the messages of the call arrive, by the project's clock.</summary>
    public TimeSpan MessageDelay { get; set; }

    /// <summary>The mapping of WireMock.Net that answered; null: the mock answered.</summary>
    public StubMatch? Stub { get; set; }

    /// <summary>The delay or fault of the answer; null: none.</summary>
    public Delivery? Delivery { get; set; }

    /// <summary>The time of arrival as date and as timestamp; null if there is no journal.</summary>
    public (DateTimeOffset Date, long Timestamp)? Arrived { get; set; }

    /// <summary>The changes of the project, for the journal.</summary>
    public StateChange[] Changes { get; private set; } = [];

    /// <summary>The messages of the call, for the log.</summary>
    public MessageNote[] Messages { get; private set; } = [];

    /// <summary>Returns a query parameter, of a repeated one the first; null if it is absent or empty, or has no effect in the operation.</summary>
    public string? Query(string name) => Operation?.Reads(name) == false ? null : QueryAlsoUndeclared(name);

    /// <summary>Returns a query parameter, also if the operation does not declare it.</summary>
    public string? QueryAlsoUndeclared(string name) => Pairs.First(Request.QueryString.Value.AsSpan().TrimStart('?'), name);

    /// <summary>Records a change of the project.</summary>
    /// <param name="subject">The id of the changed object; never a secret.</param>
    public void Changed(Change what, string? subject = null)
    {
        if (Arrived is not null) Changes = [.. Changes, new StateChange(what, subject)];
    }

    /// <summary>Records a message of the call.</summary>
    public void Sent(MessageNote message)
    {
        if (Arrived is not null) Messages = [.. Messages, message];
    }

    public void SetCause(Cause cause, string? detail = null) => (Cause, CauseDetail) = (cause, detail);
}

/// <summary>The parts of a message that the log shows.</summary>
/// <param name="To">The email address or phone number.</param>
/// <param name="Code">The one-time code or reset code; null: the message has none.</param>
/// <param name="Link">The link; null: the message has none.</param>
/// <param name="Id">The ID in the inbox, if the message arrives later; null: it has arrived.</param>
internal sealed record MessageNote(string To, string? Code, string? Link, string? Id = null)
{
    public bool IsLate => Id is not null;
}

/// <summary>The mapping of WireMock.Net that answered.</summary>
internal sealed record StubMatch(Guid Id, string? Title);
