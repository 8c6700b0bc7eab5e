using System.Buffers.Binary;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;

namespace XsollaLogin.Mock.State;

/// <summary>The journals of all projects, and the journal of requests without a project.</summary>
/// <param name="served">Called for each entry, and for each message that arrives later; null: none.</param>
internal sealed class Journals(JournalOptions options, Projects projects, TimeProvider time, Action<ServedRequest>? served = null)
{
    private const int EntryBytes = 512;
    private readonly long _server = time.GetUtcNow().UtcTicks;

    public bool Enabled => options.Size > 0;

    public bool ShowSecrets => options.ShowSecrets;

    /// <summary>The journal of requests that belong to no project: unknown paths, pages, preflights.</summary>
    public RequestJournal Unassigned { get; } = new(projects.Entries);

    /// <summary>The entries of all journals, oldest first.</summary>
    public IEnumerable<JournalEntry> Entries => projects.Entries.All();

    /// <summary>Clears all journals.</summary>
    public void Clear()
    {
        foreach (var project in projects.All) project.Journal.Clear();
        Unassigned.Clear();
    }

    /// <summary>Notes the time of a request.</summary>
    public void Begin(Exchange exchange)
    {
        if (Enabled) exchange.Arrived = (time.GetUtcNow(), time.GetTimestamp());
    }

    /// <summary>Adds a request to its journal, and copies the parts that do not outlive the request.</summary>
    /// <param name="answer">The answer; null if the client disconnected before it.</param>
    /// <param name="project">The project that the request names; null: none.</param>
    public void Record(Exchange exchange, Answer? answer, Project? project)
    {
        if (exchange.Arrived is not { } arrived) return;
        // The entry is created after the answer, because otherwise a long poll would hold it all the time.
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
        // After a fault, the mock itself has closed the connection, and a WebSocket ends by closing it.
        entry.ClientLeft = answer is null || (answer.Status != StatusCodes.Status101SwitchingProtocols && entry.Fault == Fault.None
            && exchange.Context.RequestAborted.IsCancellationRequested);
        if (!entry.ClientLeft)
        {
            entry.Answer = new AnswerGiven(answer!.Name, answer.Status, answer.ContentType);
            entry.AnswerHead = new MessageCopy(exchange.Response.Headers, default);
            if (answer.ContentType is not null) entry.AnswerBody = answer.Body;
        }

        entry.Size = EntryBytes + entry.Request.Size + entry.AnswerHead.Size + entry.AnswerBody.Length
            + (sizeof(char) * (entry.Url.Length + entry.Path.Length));
        // A stub answers before the request is validated.
        entry.Violations = entry is { Stub: not null, Operation: { } operation }
            ? RequestRules.Check(operation, request, exchange.Body.State, exchange.Body.Bytes.Span)
            : exchange.Violations;
        entry.ProjectId = project?.ProjectId;
        // A project that was dropped in the meantime takes no entries.
        if ((project?.Journal ?? Unassigned).Add(entry, options.Size) && served is not null) Tell(served, entry, exchange.Messages, project);
    }

    private void Tell(Action<ServedRequest> served, JournalEntry entry, MessageNote[] messages, Project? project)
    {
        served(new ServedRequest(entry, Array.FindAll(messages, message => !message.IsLate)));
        foreach (var message in messages)
        {
            if (message.IsLate && project is not null) _ = TellArrivalAsync(served, entry, message, project.ProjectId);
        }
    }

    /// <summary>Waits until a delayed message arrives, by the clock of its project; ends if it cannot arrive any more.</summary>
    private async Task TellArrivalAsync(Action<ServedRequest> served, JournalEntry entry, MessageNote message, string projectId)
    {
        // A restored project has another inbox with the same messages.
        while (projects.Find(projectId, out var made) is { } project)
        {
            var slice = project.Inbox.Find(arrived => arrived.Id == message.Id);
            if (slice.Messages is not [])
            {
                served(new ServedRequest(entry, [message], time.GetUtcNow()));
                return;
            }

            if (slice.Arrival is { } arrival) await slice.Next.WaitAsync(arrival, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // The inbox has ended: the restored project is not there yet, or the mock stops, and nothing is made any more.
            else if (slice.Next.IsCompleted) await made;
            else return;
        }
    }

    /// <summary>Reads the number of a request from its id; false if the id is not from this server.</summary>
    public bool TryRead(Guid id, out long order)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        order = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) == _server;
    }

    /// <summary>Returns the id of an entry in the admin API.</summary>
    public Guid IdOf(JournalEntry entry)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, _server);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], entry.Order);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>The options of the journals.</summary>
/// <param name="Size">The number of requests that each journal keeps at most; 0: no journal.</param>
/// <param name="ShowSecrets">Whether secrets are not masked.</param>
internal sealed record JournalOptions(int Size, bool ShowSecrets)
{
    public const int LargestSize = 1_000_000;
}
