using System.Net;
using Microsoft.Extensions.Primitives;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Journal;

/// <summary>One request and its answer as they were; nothing is rendered or judged until somebody asks.</summary>
internal sealed class JournalEntry
{
    /// <summary>Its place in the journal of its project: a journal leaves out no number.</summary>
    public long Sequence { get; set; }

    /// <summary>Its place among all requests of the server.</summary>
    public long Order { get; set; }

    public required DateTimeOffset Logged { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Null: it belongs to no project.</summary>
    public string? ProjectId { get; set; }

    public string Method { get; set; } = "";

    /// <summary>Path and query as they were sent.</summary>
    public string Url { get; set; } = "";

    /// <summary>The path as the server understood it: escapes and dots undone.</summary>
    public string Path { get; set; } = "";

    /// <summary>The mock's own address, as the client knows it.</summary>
    public HostString Host { get; set; }

    public IPAddress? Client { get; set; }

    /// <summary>What was sent; the body only where it came whole.</summary>
    public MessageCopy Request { get; set; }

    public ReadOnlyMemory<byte> Body => Request.Body;

    public BodyState BodyState { get; set; }

    public Operation? Operation { get; set; }

    public Violations Violations { get; set; }

    public Cause Cause { get; set; }

    public string? CauseDetail { get; set; }

    /// <summary>The mapping of WireMock.Net that answered.</summary>
    public StubMatch? Stub { get; set; }

    /// <summary>Null where the client left before it was answered.</summary>
    public AnswerGiven? Answer { get; set; }

    /// <summary>The headers of the answer.</summary>
    public MessageCopy AnswerHead { get; set; }

    /// <summary>The body of the answer as it was sent.</summary>
    public ReadOnlyMemory<byte> AnswerBody { get; set; }

    public bool ClientLeft { get; set; }

    public Delivery? Delivery { get; set; }

    public Fault Fault => Delivery?.Fault ?? Fault.None;

    public required StateChange[] Changes { get; init; }

    /// <summary>About how many bytes it keeps.</summary>
    public long Size { get; set; }

    /// <summary>All values of a request's header, whatever the case of its name.</summary>
    public StringValues RequestHeader(string name) => Request.ReadHeader(name);

    public StringValues AnswerHeader(string name) => AnswerHead.ReadHeader(name);
}

/// <summary>Which answer it was.</summary>
/// <param name="Name">Of its example; empty where the contract has none such.</param>
/// <param name="ContentType">Null where it has no body.</param>
internal readonly record struct AnswerGiven(string Name, int Status, string? ContentType);
