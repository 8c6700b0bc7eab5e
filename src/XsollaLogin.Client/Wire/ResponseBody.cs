using System.Buffers;

namespace XsollaLogin.Client.Wire;

/// <summary>The body of a response, read into a rented buffer within the time limit of the HTTP client.</summary>
/// <remarks>
/// If <see cref="HttpClient"/> buffered bodies, an endless one would fill the memory; otherwise, its own time limit ends with the headers.
/// </remarks>
internal sealed class ResponseBody(WireRequest request, HttpContent content) : IDisposable
{
    private const int InitialBytes = 4 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _length;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The bytes received so far, without a byte order mark.</summary>
    internal ReadOnlyMemory<byte> Bytes
    {
        get
        {
            var received = _buffer.AsMemory(0, _length);
            return received.Span.StartsWith(ByteOrderMark) ? received[ByteOrderMark.Length..] : received;
        }
    }

    /// <summary>Reads the body; returns false if it is longer than the limit, and then reads no further.</summary>
    /// <exception cref="TaskCanceledException">The time limit of the HTTP client was exceeded, or the caller has cancelled.</exception>
    internal async Task<bool> ReadAsync(int maxBytes, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var opening = content.ReadAsStreamAsync(ending.Token);
            if (!opening.IsCompleted) StartTimer(ending);
            using var stream = await opening.ConfigureAwait(false);
            while (_length < maxBytes)
            {
                if (_length == _buffer.Length) Grow();
                var reading = stream.ReadAsync(_buffer.AsMemory(_length, Math.Min(_buffer.Length, maxBytes) - _length), ending.Token);
                if (!reading.IsCompleted) StartTimer(ending);
                var read = await reading.ConfigureAwait(false);
                if (read == 0) return true;
                _length += read;
            }

            return false;
        }
        catch (Exception e) when (ending.IsCancellationRequested)
        {
            throw cancellationToken.IsCancellationRequested ? new TaskCanceledException(e.Message, e, cancellationToken) : request.TimedOut(e);
        }
    }

    public void Dispose()
    {
        Return(_buffer);
        _buffer = [];
    }

    // Only if the body is not there yet, because most bodies arrive together with the headers and a timer costs more than reading them.
    private void StartTimer(CancellationTokenSource ending)
    {
        if (request.TimeLeft is { } left) ending.CancelAfter(left);
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        Return(_buffer);
        _buffer = larger;
    }

    // The buffer contains tokens.
    private void Return(byte[] buffer)
    {
        buffer.AsSpan(0, _length).Clear();
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
