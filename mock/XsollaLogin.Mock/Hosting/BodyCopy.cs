namespace XsollaLogin.Mock.Hosting;

/// <summary>Keeps what is written, and passes it on.</summary>
/// <param name="most">How many bytes it keeps.</param>
internal sealed class BodyCopy(int most) : Stream
{
    private readonly MemoryStream _kept = new();
    private Stream _next = Null;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _kept.Length;

    public override long Position
    {
        get => _kept.Length;
        set => throw new NotSupportedException();
    }

    public byte[] ToArray() => _kept.ToArray();

    /// <summary>Passes on to this one from now on.</summary>
    public BodyCopy Before(Stream next)
    {
        _next = next;
        return this;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Keep(buffer.Span);
        return _next.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        Keep(buffer.AsSpan(offset, count));
        _next.Write(buffer, offset, count);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _next.FlushAsync(cancellationToken);

    public override void Flush() => _next.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Keep(ReadOnlySpan<byte> bytes) => _kept.Write(bytes[..(int)Math.Min(bytes.Length, most - _kept.Length)]);
}
