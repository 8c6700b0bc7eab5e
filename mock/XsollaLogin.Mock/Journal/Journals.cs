using System.Buffers.Binary;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Journal;

/// <summary>What was asked and answered, and why: by project, and beside the projects.</summary>
internal sealed class Journals(JournalOptions options, Worlds worlds, WorldSelection selection, TimeProvider time)
{
    private const int EntryBytes = 512;
    private readonly long _server = time.GetUtcNow().UtcTicks;
    private long _recorded;

    public bool Keep => options.Size > 0;

    /// <summary>What belongs to no project: unknown paths, pages, preflights.</summary>
    public RequestJournal Beside { get; } = new();

    /// <summary>All journals that are.</summary>
    public IEnumerable<RequestJournal> All => worlds.All.Select(world => world.Journal).Append(Beside);

    public void Begin(Exchange exchange)
    {
        if (Keep) exchange.Entry = new JournalEntry { Started = time.GetTimestamp(), Logged = time.GetUtcNow() };
    }

    /// <summary>Copies what would not outlive the request.</summary>
    /// <param name="answer">Null: there is none, for the client left.</param>
    public void Record(Exchange exchange, Answer? answer)
    {
        if (exchange.Entry is not { } entry) return;
        var (request, size) = (exchange.Request, (long)EntryBytes);
        entry.Method = request.Method;
        entry.Url = TargetOf(request);
        entry.Host = request.Host;
        entry.Client = exchange.Context.Connection.RemoteIpAddress;
        entry.RequestHeaders = Copy(request.Headers, ref size);
        entry.BodyState = exchange.Body.State;
        entry.Body = exchange.Body.Bytes.ToArray();
        entry.Operation = exchange.Operation;
        entry.Cause = exchange.Cause;
        entry.CauseDetail = exchange.CauseDetail;
        entry.Delivery = exchange.Delivery;
        // A fault leaves by itself.
        entry.ClientLeft = answer is null || (entry.Fault == Fault.None && exchange.Context.RequestAborted.IsCancellationRequested);
        if (!entry.ClientLeft)
        {
            entry.Answer = answer;
            entry.AnswerHeaders = Copy(exchange.Response.Headers, ref size);
            size += answer!.Body.Length;
        }

        entry.Size = size + entry.Body.Length + (sizeof(char) * entry.Url.Length);
        // A stub answers without a look at the contract.
        entry.Violations = entry is { Cause: Cause.Stub, Operation: { } operation } ? RequestRules.Check(operation, request, exchange.Body) : exchange.Violations;
        entry.Duration = time.GetElapsedTime(entry.Started);
        var world = exchange.World ?? selection.NamedBy(exchange.Operation, request);
        var known = world is { ProjectId.Length: > 0 };
        entry.ProjectId = known ? world!.ProjectId : null;
        (known ? world!.Journal : Beside).Add(entry, options.Size, ref _recorded);
    }

    /// <summary>Whether it is the id of a request of this server; its place among them.</summary>
    public bool TryRead(Guid id, out long order)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        order = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) == _server;
    }

    /// <summary>The id that WireMock's clients ask for a request by.</summary>
    public Guid IdOf(JournalEntry entry)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, _server);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], entry.Order);
        return new Guid(bytes, bigEndian: true);
    }

    private static string TargetOf(HttpRequest request)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        return target is ['/', ..] ? target : request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
    }

    private static KeyValuePair<string, StringValues>[] Copy(IHeaderDictionary headers, ref long size)
    {
        var copy = new KeyValuePair<string, StringValues>[headers.Count];
        var count = 0;
        foreach (var header in headers)
        {
            if (count == copy.Length) Array.Resize(ref copy, count + 1);
            copy[count++] = header;
            foreach (var value in header.Value) size += sizeof(char) * (value?.Length ?? 0);
        }

        return count == copy.Length ? copy : copy[..count];
    }
}
