using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace XsollaLogin.Mock.Http;

/// <summary>A key of a table. A generated secret is stored as a prefix and the bytes of the secret, any other text as it is.</summary>
/// <remarks>
/// If the keys were strings, the garbage collector would copy those of a hundred thousand sessions, and the p99 of logins would double (benchmark: servers).
/// </remarks>
internal readonly record struct StoredKey
{
    private readonly SecretBytes _secret;

    /// <summary>The prefix if the key is a secret, otherwise the whole key.</summary>
    private readonly string _text;

    private readonly bool _isSecret;

    /// <param name="prefix">The text that the key may begin with; the same object for all keys of a table.</param>
    public StoredKey(string key, string prefix)
    {
        _isSecret = key.StartsWith(prefix, StringComparison.Ordinal) && TryRead(key.AsSpan(prefix.Length), out _secret);
        _text = _isSecret ? prefix : key;
        if (!_isSecret) _secret = default;
    }

    /// <summary>The number of characters of the key.</summary>
    public int Length => _text.Length + (_isSecret ? Base64Url.GetEncodedLength(Unsafe.SizeOf<SecretBytes>()) : 0);

    // Generated secrets are random, so that 8 of their bytes are enough. Only a snapshot can choose keys.
    public override int GetHashCode() => HashCode.Combine(_secret.A, _text);

    public override string ToString() => _isSecret ? _text + Base64Url.EncodeToString(BytesOf(in _secret)) : _text;

    /// <summary>Reads a secret only in its generated form; the decoder rejects unused bits that are not 0.</summary>
    private static bool TryRead(ReadOnlySpan<char> text, out SecretBytes secret)
    {
        secret = default;
        var bytes = MemoryMarshal.AsBytes(new Span<SecretBytes>(ref secret));
        return text.Length == Base64Url.GetEncodedLength(bytes.Length)
            && Base64Url.DecodeFromChars(text, bytes, out _, out var count) == OperationStatus.Done && count == bytes.Length;
    }

    private static ReadOnlySpan<byte> BytesOf(in SecretBytes secret) => MemoryMarshal.AsBytes(new ReadOnlySpan<SecretBytes>(in secret));

    /// <summary>The bytes of a secret.</summary>
    private readonly record struct SecretBytes(ulong A, ulong B, ulong C, ulong D);
}
