using System.Security.Cryptography;

namespace XsollaLogin.Mock.Http;

/// <summary>Unguessable bytes, taken from the system in blocks: a block costs it no more than a few bytes (benchmark: stations, "session").</summary>
internal static class RandomBytes
{
    private const int BlockSize = 4096;

    [ThreadStatic]
    private static byte[]? t_block;

    [ThreadStatic]
    private static int t_left;

    /// <param name="bytes">At most 4096 to fill.</param>
    public static void Fill(Span<byte> bytes)
    {
        var block = t_block ??= new byte[BlockSize];
        if (t_left < bytes.Length)
        {
            RandomNumberGenerator.Fill(block);
            t_left = BlockSize;
        }

        t_left -= bytes.Length;
        var drawn = block.AsSpan(t_left, bytes.Length);
        drawn.CopyTo(bytes);
        // A secret is not left in memory.
        drawn.Clear();
    }
}

/// <summary>HMAC-SHA256 by the hash that a thread set up for the secret that it used last (benchmark: stations, "token, HS256").</summary>
internal static class HmacSha256
{
    [ThreadStatic]
    private static (byte[] Secret, IncrementalHash Hash) t_last;

    /// <param name="secret">Compared by reference.</param>
    public static void Sign(byte[] secret, ReadOnlySpan<byte> data, Span<byte> signature)
    {
        if (t_last.Secret != secret)
        {
            var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
            t_last.Hash?.Dispose();
            t_last = (secret, hash);
        }

        t_last.Hash.AppendData(data);
        t_last.Hash.GetHashAndReset(signature);
    }
}
