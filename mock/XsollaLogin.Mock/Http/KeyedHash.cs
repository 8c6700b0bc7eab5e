using System.Security.Cryptography;

namespace XsollaLogin.Mock.Http;

/// <summary>HMAC with SHA-256, set up for the key that a thread used last.</summary>
/// <remarks>OpenSSL needs as much time to set up a key as to hash a token (benchmark: stations, "token, HS256").</remarks>
internal static class KeyedHash
{
    [ThreadStatic]
    private static byte[]? t_key;

    [ThreadStatic]
    private static IncrementalHash? t_hash;

    /// <param name="key">The key, which is not changed afterwards.</param>
    /// <param name="hash">Takes the hash, 32 bytes.</param>
    public static void Compute(byte[] key, ReadOnlySpan<byte> data, Span<byte> hash)
    {
        if (!ReferenceEquals(t_key, key))
        {
            t_hash?.Dispose();
            (t_hash, t_key) = (IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key), key);
        }

        t_hash!.AppendData(data);
        t_hash.GetHashAndReset(hash);
    }
}
