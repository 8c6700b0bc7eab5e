using System.Buffers;

namespace XsollaLogin.Client.Wire;

/// <summary>The body of a response, read into a rented buffer within the time limit of the HTTP client.</summary>
/// <remarks>
/// <see cref="HttpClient"/> does not buffer the body, because an endless one would fill the memory. Its time limit then ends with the headers, so this class
/// applies the rest of it to the body.
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

    /// <summary>Reads the body to its end; returns false if the limit is reached before the end.</summary>
    /// <exception cref="TaskCanceledException">The time limit of the HTTP client was exceeded, or the caller has cancelled.</exception>
    internal async Task<bool> ReadAsync(int maxBytes, CancellationToken cancellationToken)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var opening = content.ReadAsStreamAsync(cancellation.Token);
            if (!opening.IsCompleted) StartTimer(cancellation);
            using var stream = await opening.ConfigureAwait(false);
            while (_length < maxBytes)
            {
                if (_length == _buffer.Length) Grow();
                var reading = stream.ReadAsync(_buffer.AsMemory(_length, Math.Min(_buffer.Length, maxBytes) - _length), cancellation.Token);
                if (!reading.IsCompleted) StartTimer(cancellation);
                var read = await reading.ConfigureAwait(false);
                if (read == 0) return true;
                _length += read;
            }

            return false;
        }
        catch (Exception e) when (cancellation.IsCancellationRequested)
        {
            throw cancellationToken.IsCancellationRequested ? new TaskCanceledException(e.Message, e, cancellationToken) : request.CreateTimeoutException(e);
        }
    }

    public void Dispose()
    {
        Return(_buffer);
        _buffer = [];
    }

    // Called only if the data has not arrived yet: most bodies arrive together with the headers, and a timer costs more than reading them.
    private void StartTimer(CancellationTokenSource cancellation)
    {
        if (request.TimeLeft is { } left) cancellation.CancelAfter(left);
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
