using System.Net;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Journal;

/// <summary>One request and its answer as they were sent; the admin API formats and checks them when it shows them.</summary>
internal sealed class JournalEntry
{
    /// <summary>The number of the entry in its journal; numbers are consecutive.</summary>
    public long Sequence { get; set; }

    /// <summary>The number of the request among all requests of the server.</summary>
    public long Order { get; set; }

    /// <summary>The journal that has the entry; null before it is added.</summary>
    public RequestJournal? Journal { get; set; }

    /// <summary>The entry before this one in the <see cref="EntryOrder"/>, which sets it.</summary>
    public JournalEntry? Older { get; set; }

    /// <summary>The entry after this one in the <see cref="EntryOrder"/>, which sets it.</summary>
    public JournalEntry? Newer { get; set; }

    public required DateTimeOffset Logged { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>The project of the request; null: none.</summary>
    public string? ProjectId { get; set; }

    public string Method { get; set; } = "";

    /// <summary>The path and query as the client sent them.</summary>
    public string Url { get; set; } = "";

    /// <summary>The path as the server read it, with resolved escapes and dots.</summary>
    public string Path { get; set; } = "";

    /// <summary>The mock's own address, as the client knows it.</summary>
    public HostString Host { get; set; }

    public IPAddress? Client { get; set; }

    /// <summary>The headers of the request, and its body if it arrived completely.</summary>
    public MessageCopy Request { get; set; }

    public ReadOnlyMemory<byte> Body => Request.Body;

    public BodyState BodyState { get; set; }

    public Operation? Operation { get; set; }

    public Violations Violations { get; set; }

    public Cause Cause { get; set; }

    public string? CauseDetail { get; set; }

    /// <summary>The mapping of WireMock.Net that answered.</summary>
    public StubMatch? Stub { get; set; }

    /// <summary>The answer; null if the client disconnected before it.</summary>
    public AnswerGiven? Answer { get; set; }

    /// <summary>The headers of the answer.</summary>
    public MessageCopy AnswerHead { get; set; }

    /// <summary>The body of the answer as the mock sent it.</summary>
    public ReadOnlyMemory<byte> AnswerBody { get; set; }

    public bool ClientLeft { get; set; }

    public Delivery? Delivery { get; set; }

    public Fault Fault => Delivery?.Fault ?? Fault.None;

    public required StateChange[] Changes { get; init; }

    /// <summary>The approximate size of the entry in bytes.</summary>
    public long Size { get; set; }
}

/// <summary>The answer to a request.</summary>
/// <param name="Name">The name of its example; empty if the contract has none.</param>
/// <param name="ContentType">The content type; null if the answer has no body.</param>
internal readonly record struct AnswerGiven(string Name, int Status, string? ContentType);

/// <summary>A request that was answered or aborted, or its messages that arrived later.</summary>
/// <param name="Messages">The messages that arrived.</param>
/// <param name="Arrival">The time at which delayed messages arrived; null: this is the request, with the messages that were not delayed.</param>
internal readonly record struct ServedRequest(JournalEntry Entry, MessageNote[] Messages, DateTimeOffset? Arrival = null);
