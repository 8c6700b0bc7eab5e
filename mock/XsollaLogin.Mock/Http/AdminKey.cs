using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using XsollaLogin.Mock.Contract.Validation;

namespace XsollaLogin.Mock.Http;

/// <summary>The key that admin requests must send.</summary>
internal sealed class AdminKey
{
    public const int Shortest = 16;

    private readonly byte[] _hash;

    public AdminKey(string key) => _hash = HashOf(key);

    /// <summary>Returns why the text is not valid as a key; null if it is valid.</summary>
    public static string? ProblemOf(string key) =>
        key.Length < Shortest ? $"must be at least {Shortest} characters long"
        : key.Any(letter => letter is <= ' ' or > '~') ? "must be printable ASCII without spaces, because it is sent in a header"
        : null;

    /// <summary>Whether the header has the key.</summary>
    /// <param name="authorization">The value of the header <c>Authorization</c>.</param>
    public bool IsIn(StringValues authorization) => Is(BearerToken.In(authorization).ToString());

    /// <summary>Returns the header with <c>***</c> in place of the key, also where it has another scheme or none.</summary>
    public StringValues HideIn(StringValues authorization) => authorization.Count == 0 ? authorization : Array.ConvertAll(authorization.ToArray(), HideIn);

    private string? HideIn(string? value)
    {
        var last = value?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return last is not null && Is(last) ? value!.Replace(last, "***", StringComparison.Ordinal) : value;
    }

    // Compares hashes, so that the time reveals neither the content nor the length.
    private bool Is(string text) => CryptographicOperations.FixedTimeEquals(HashOf(text), _hash);

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
