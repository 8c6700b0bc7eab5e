using System.Buffers.Binary;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;

namespace XsollaLogin.Mock.State;

/// <summary>What was asked and answered, and why: by project, and beside the projects.</summary>
internal sealed class Journals(JournalOptions options, Projects projects, TimeProvider time)
{
    private const int EntryBytes = 512;
    private readonly long _server = time.GetUtcNow().UtcTicks;
    private long _recorded;

    public bool Keep => options.Size > 0;

    public bool ShowSecrets => options.ShowSecrets;

    /// <summary>What belongs to no project: unknown paths, pages, preflights.</summary>
    public RequestJournal Beside { get; } = new();

    /// <summary>All journals that are.</summary>
    public IEnumerable<RequestJournal> All => projects.All.Select(project => project.Journal).Append(Beside);

    /// <summary>All entries of all journals, the oldest first.</summary>
    public IEnumerable<JournalEntry> Entries => All.SelectMany(journal => journal.All()).OrderBy(entry => entry.Order);

    /// <summary>Empties all.</summary>
    public void Clear()
    {
        foreach (var journal in All) journal.Clear();
    }

    public void Begin(Exchange exchange)
    {
        if (Keep) exchange.Arrived = (time.GetUtcNow(), time.GetTimestamp());
    }

    /// <summary>Copies what would not outlive the request.</summary>
    /// <param name="answer">Null: there is none, for the client left.</param>
    /// <param name="project">The project that the request names; null: none.</param>
    public void Record(Exchange exchange, Answer? answer, Project? project)
    {
        if (exchange.Arrived is not { } arrived) return;
        // Not before: a held long poll would keep it all the while.
        var entry = new JournalEntry { Logged = arrived.Date, Duration = time.GetElapsedTime(arrived.Timestamp), Changes = exchange.Changes };
        var request = exchange.Request;
        entry.Method = request.Method;
        entry.Url = exchange.Url;
        entry.Path = exchange.Path;
        entry.Host = request.Host;
        entry.Client = exchange.Context.Connection.RemoteIpAddress;
        entry.Request = new MessageCopy(request.Headers, exchange.Body.Bytes.Span);
        entry.BodyState = exchange.Body.State;
        entry.Operation = exchange.Operation;
        entry.Cause = exchange.Cause;
        entry.CauseDetail = exchange.CauseDetail;
        entry.Stub = exchange.Stub;
        entry.Delivery = exchange.Delivery;
        // A fault leaves by itself.
        entry.ClientLeft = answer is null || (entry.Fault == Fault.None && exchange.Context.RequestAborted.IsCancellationRequested);
        if (!entry.ClientLeft)
        {
            entry.Answer = new AnswerGiven(answer!.Name, answer.Status, answer.ContentType);
            entry.AnswerHead = new MessageCopy(exchange.Response.Headers, default);
            if (answer.ContentType is not null) entry.AnswerBody = answer.Body;
        }

        entry.Size = EntryBytes + entry.Request.Size + entry.AnswerHead.Size + entry.AnswerBody.Length
            + (sizeof(char) * (entry.Url.Length + entry.Path.Length));
        // A stub answers without a look at the contract.
        entry.Violations = entry is { Stub: not null, Operation: { } operation } ? RequestRules.Check(operation, request, exchange.Body.State, exchange.Body.Bytes.Span) : exchange.Violations;
        entry.ProjectId = project?.ProjectId;
        (project?.Journal ?? Beside).Add(entry, options.Size, ref _recorded);
    }

    /// <summary>Whether it is the id of a request of this server; its place among them.</summary>
    public bool TryRead(Guid id, out long order)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        order = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) == _server;
    }

    /// <summary>The id that admin endpoints ask for a request by.</summary>
    public Guid IdOf(JournalEntry entry)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, _server);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], entry.Order);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <param name="Size">How many requests each journal keeps; 0: none.</param>
/// <param name="ShowSecrets">Whether what is shown is shown as it was.</param>
internal sealed record JournalOptions(int Size, bool ShowSecrets)
{
    public const int LargestSize = 1_000_000;
}
