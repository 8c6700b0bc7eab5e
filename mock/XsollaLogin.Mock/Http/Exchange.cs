using Microsoft.AspNetCore.Http.Features;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;

namespace XsollaLogin.Mock.Http;

/// <summary>One request and what becomes of it, from its arrival to its place in the journal.</summary>
internal sealed class Exchange(HttpContext context)
{
    public HttpContext Context => context;

    public HttpRequest Request => context.Request;

    public HttpResponse Response => context.Response;

    public string Path { get; } = context.Request.Path.Value ?? "";

    /// <summary>Path and query as they are on the request line, also where that names the server; without an empty query.</summary>
    public string Url
    {
        get
        {
            var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
            if (target is ['/', ..]) return target is [.. var path, '?'] ? path : target;
            return context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        }
    }

    /// <summary>Valid until the answer has been sent.</summary>
    public ReceivedBody Body { get; set; }

    /// <summary>The operation that path and method name; null where the contract has none.</summary>
    public Operation? Operation { get; set; }

    /// <summary>What the request breaks of the contract.</summary>
    public Violations Violations { get; set; }

    /// <summary>The project that answered; null where the request reached none.</summary>
    public string? ProjectId { get; set; }

    /// <summary>Who decided the answer.</summary>
    public Cause Cause { get; private set; }

    /// <summary>Which one of them it was: the stub, the script, the preference.</summary>
    public string? CauseDetail { get; private set; }

    /// <summary>How much later than the answer the messages come that the call sends, by the project's clock.</summary>
    public TimeSpan MessageDelay { get; set; }

    /// <summary>The mapping of WireMock.Net that answered; null: the mock itself.</summary>
    public StubMatch? Stub { get; set; }

    /// <summary>How the answer goes out where it does not just go.</summary>
    public Delivery? Delivery { get; set; }

    /// <summary>When it came, by date and by timestamp; null where there is no journal.</summary>
    public (DateTimeOffset Date, long Timestamp)? Arrived { get; set; }

    /// <summary>What it did to its project, for the journal.</summary>
    public StateChange[] Changes { get; private set; } = [];

    /// <summary>A parameter of the query, of a repeated one the first; null where it is absent or empty.</summary>
    public string? Query(string name) => Pairs.First(Request.QueryString.Value.AsSpan().TrimStart('?'), name);

    /// <param name="subject">The id of what was changed. Never a secret.</param>
    public void Changed(Change what, string? subject = null)
    {
        if (Arrived is not null) Changes = [.. Changes, new StateChange(what, subject)];
    }

    public void Because(Cause cause, string? detail = null) => (Cause, CauseDetail) = (cause, detail);
}

/// <summary>The mapping of WireMock.Net that answered.</summary>
internal sealed record StubMatch(Guid Id, string? Title);
