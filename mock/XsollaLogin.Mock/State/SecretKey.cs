using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace XsollaLogin.Mock.State;

/// <summary>A secret to look things up by. One that the mock made takes its 32 bytes and no object: the garbage collector never meets the many that are kept.</summary>
internal readonly record struct SecretKey
{
    private const int Length = 32;

    private readonly ulong _first, _second, _third, _fourth;

    /// <summary>Whatever else a snapshot keeps or a client asks for.</summary>
    private readonly string? _other;

    public SecretKey(string text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Span<char> back = stackalloc char[Base64Url.GetEncodedLength(Length)];
        // Of several spellings of the same bytes only one is the secret.
        if (text.Length != back.Length || Base64Url.DecodeFromChars(text, bytes, out _, out _) != OperationStatus.Done || !text.AsSpan().SequenceEqual(back[..Base64Url.EncodeToChars(bytes, back)]))
        {
            _other = text;
            return;
        }

        var parts = MemoryMarshal.Cast<byte, ulong>(bytes);
        (_first, _second, _third, _fourth) = (parts[0], parts[1], parts[2], parts[3]);
    }

    public override int GetHashCode() => _other?.GetHashCode() ?? _first.GetHashCode();

    public override string ToString() => _other ?? Base64Url.EncodeToString(MemoryMarshal.AsBytes((ReadOnlySpan<ulong>)[_first, _second, _third, _fourth]));
}
