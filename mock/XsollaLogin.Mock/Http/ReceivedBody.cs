using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using XsollaLogin.Mock.Contract.Validation;

namespace XsollaLogin.Mock.Http;

/// <summary>The whole body of a request; valid until disposed.</summary>
internal readonly struct ReceivedBody : IDisposable
{
    /// <summary>The largest body of a request in bytes.</summary>
    public const int Most = BodyRules.LargestBody;

    private const int ChunkBytes = 16 * 1024;

    private readonly PipeReader? _reader;
    private readonly SequencePosition _end;

    private ReceivedBody(BodyState state) => State = state;

    private ReceivedBody(PipeReader reader, ReadOnlySequence<byte> received)
    {
        (_reader, _end) = (reader, received.End);
        Bytes = received.IsSingleSegment ? received.First : received.ToArray();
    }

    public BodyState State { get; private init; }

    public ReadOnlyMemory<byte> Bytes { get; private init; }

    /// <summary>Reads a body, and decompresses it if it is compressed.</summary>
    /// <param name="most">The largest body in bytes, after its decompression.</param>
    public static async ValueTask<ReceivedBody> ReadAsync(HttpRequest request, long most = Most)
    {
        if (request.ContentLength > most) return new ReceivedBody(BodyState.TooLarge);
        try
        {
            var received = await ReadPlainAsync(request, most);
            return ContentEncoding.IsPlain(request) || received.Bytes.IsEmpty ? received : await received.DecodeAsync(request, most);
        }
        // A fault of an earlier request has closed the connection, or the server stops.
        catch (Exception e) when (e is IOException or ConnectionAbortedException || (e is OperationCanceledException && !IsAborted(request)))
        {
            return new ReceivedBody(BodyState.Unreadable);
        }
    }

    public void Dispose() => _reader?.AdvanceTo(_end);

    private static bool IsAborted(HttpRequest request) => request.HttpContext.RequestAborted.IsCancellationRequested;

    private static async ValueTask<ReceivedBody> ReadPlainAsync(HttpRequest request, long most)
    {
        var reader = request.BodyReader;
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

    /// <summary>Returns the decompressed body; the received one if it cannot be decompressed.</summary>
    private async ValueTask<ReceivedBody> DecodeAsync(HttpRequest request, long most)
    {
        await using var decoding = ContentEncoding.Decoding(request, new MemoryStream(Bytes.ToArray()));
        if (decoding is null) return this with { State = BodyState.NotDecoded };
        using var decoded = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        try
        {
            while (await decoding.ReadAsync(chunk, request.HttpContext.RequestAborted) is > 0 and var count)
            {
                if (decoded.Length + count > most) return this with { State = BodyState.TooLarge };
                decoded.Write(chunk.AsSpan(0, count));
            }
        }
        // Brotli reports invalid data by an InvalidOperationException.
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            return this with { State = BodyState.NotDecoded };
        }

        return this with { Bytes = decoded.ToArray() };
    }
}

/// <summary>The compression of a request's body.</summary>
internal static class ContentEncoding
{
    /// <summary>Whether the body is not compressed.</summary>
    public static bool IsPlain(HttpRequest request) => Of(request) is "" or "identity";

    /// <summary>Returns the stream that decompresses the body; null if the encoding is unknown.</summary>
    public static Stream? Decoding(HttpRequest request, Stream body) => Of(request) switch
    {
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
        _ => null,
    };

    private static string Of(HttpRequest request) =>
        request.Headers.ContentEncoding is { Count: > 0 } named ? named.ToString().Trim().ToLowerInvariant() : "";
}
