using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Admin;

/// <summary>The secret that control calls carry.</summary>
internal sealed class AdminKey
{
    /// <summary>Where a process takes it from, so that it is not seen in the list of processes.</summary>
    public const string Variable = "XSOLLA_LOGIN_MOCK_ADMIN_KEY";

    private const int Shortest = 16;

    private readonly byte[] _hash;

    public AdminKey(string key) => _hash = HashOf(key);

    /// <summary>Why it cannot be a key; null: it can.</summary>
    public static string? ProblemOf(string key) =>
        key.Length < Shortest ? $"must be at least {Shortest} characters long"
        : key.Any(letter => letter is <= ' ' or > '~') ? "must be printable ASCII without spaces: it travels in a header"
        : null;

    /// <param name="authorization">The header of that name.</param>
    public bool IsIn(string? authorization) =>
        // Of hashes: neither the content nor the length shows in the time it takes.
        CryptographicOperations.FixedTimeEquals(HashOf(BearerToken.In(authorization).ToString()), _hash);

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
