using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.Mock.State;

/// <summary>The key that a world signs its tokens with.</summary>
internal abstract class SigningKey(WorldSettings settings, string header, int signatureLength)
{
    /// <summary>Of RSA with 2048 bits.</summary>
    public const int LongestSignature = 256;

    public string EncodedHeaderText { get; } = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header));

    public byte[] EncodedHeader { get; } = Encoding.ASCII.GetBytes(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)));

    public int SignatureLength => signatureLength;

    /// <summary>The public part; null where the secret is shared.</summary>
    public virtual PublicKey? Public => null;

    public abstract void Sign(ReadOnlySpan<byte> data, Span<byte> signature);

    public abstract bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    public bool IsOf(WorldSettings other) =>
        settings.JwtAlgorithm == other.JwtAlgorithm && settings.JwtSecret == other.JwtSecret && settings.Seed == other.Seed;
}

/// <summary>HS256: by the settings' secret, or by one of the world's own.</summary>
internal sealed class SharedSecretKey(WorldSettings settings, Ids ids) : SigningKey(settings, """{"alg":"HS256","typ":"JWT"}""", HMACSHA256.HashSizeInBytes)
{
    /// <summary>Each thread has the hash of the secret it used last: one that is set up costs half of one that is not, and one for each of many worlds would be too many.</summary>
    [ThreadStatic]
    private static (byte[] Secret, IncrementalHash Hash) t_last;

    private readonly byte[] _secret = settings.JwtSecret is { } secret ? Encoding.UTF8.GetBytes(secret) : ids.Key("jwt");

    public override void Sign(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        if (t_last.Secret != _secret)
        {
            var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
            t_last.Hash?.Dispose();
            t_last = (_secret, hash);
        }

        t_last.Hash.AppendData(data);
        t_last.Hash.GetHashAndReset(signature);
    }

    public override bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Sign(data, expected);
        return CryptographicOperations.FixedTimeEquals(expected, signature);
    }
}

/// <summary>An RSA public key, its numbers big-endian.</summary>
internal sealed record PublicKey(string KeyId, byte[] Modulus, byte[] Exponent);
