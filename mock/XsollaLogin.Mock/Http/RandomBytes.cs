using System.Security.Cryptography;

namespace XsollaLogin.Mock.Http;

/// <summary>Cryptographically random bytes.</summary>
/// <remarks>The system fills a block in the time that it needs for a few bytes (benchmark: servers, "login").</remarks>
internal static class RandomBytes
{
    private const int BlockSize = 4096;

    [ThreadStatic]
    private static byte[]? t_block;

    [ThreadStatic]
    private static int t_left;

    /// <param name="bytes">The bytes to fill, at most 4096.</param>
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
        // The block keeps no copy of bytes that were handed out, because they may be a secret.
        drawn.Clear();
    }
}
