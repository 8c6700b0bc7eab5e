using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using XsollaLogin.Mock.Contract.Validation;

namespace XsollaLogin.Mock.Http;

/// <summary>The whole body of a request; valid until disposed.</summary>
internal readonly struct ReceivedBody : IDisposable
{
    /// <summary>The largest body of a request in bytes.</summary>
    public const int Most = BodyRules.LargestBody;

    private readonly PipeReader? _reader;
    private readonly SequencePosition _end;

    private ReceivedBody(BodyState state) => State = state;

    private ReceivedBody(PipeReader reader, ReadOnlySequence<byte> received)
    {
        (_reader, _end) = (reader, received.End);
        Bytes = received.IsSingleSegment ? received.First : received.ToArray();
    }

    public BodyState State { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    public static async ValueTask<ReceivedBody> ReadAsync(HttpRequest request, long most = Most)
    {
        if (request.ContentLength > most) return new ReceivedBody(BodyState.TooLarge);
        var reader = request.BodyReader;
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(request.HttpContext.RequestAborted);
                if (result.Buffer.Length > most)
                {
                    reader.AdvanceTo(result.Buffer.End);
                    return new ReceivedBody(BodyState.TooLarge);
                }

                if (result.IsCompleted) return new ReceivedBody(reader, result.Buffer);
                reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            }
        }
        // ConnectionAbortedException: a fault of an earlier request has closed the connection.
        catch (Exception e) when (e is IOException or ConnectionAbortedException)
        {
            return new ReceivedBody(BodyState.Unreadable);
        }
    }

    public void Dispose() => _reader?.AdvanceTo(_end);
}
