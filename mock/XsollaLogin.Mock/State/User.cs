using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.State;

/// <summary>A user of one project. Values change only under the lock of <see cref="Users"/>.</summary>
internal sealed record User
{
    private static readonly Dictionary<string, string> NoFields = [];

    public required string Id { get; init; }

    public string? Username { get; init; }

    public string? Email { get; init; }

    public string? PhoneNumber { get; init; }

    /// <summary>Salted by the user's id. Never the password itself.</summary>
    public string? PasswordHash { get; init; }

    public bool Confirmed { get; init; }

    public bool Banned { get; init; }

    /// <summary>What else was given to ask, by name, as JSON.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; set; } = NoFields;

    /// <summary>Tokens before this place in the order of tokens are revoked.</summary>
    public long TokensFrom { get; init; }

    public bool HasPassword(string password)
    {
        Span<byte> known = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (PasswordHash is null || Convert.FromHexString(PasswordHash, known, out _, out var length) != OperationStatus.Done || length != known.Length) return false;
        Hash(Id, password, given);
        return CryptographicOperations.FixedTimeEquals(known, given);
    }

    /// <param name="password">Null: none, so that the user cannot log in by one.</param>
    public User WithPassword(string? password)
    {
        if (password is null) return this with { PasswordHash = null };
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(Id, password, hash);
        return this with { PasswordHash = Convert.ToHexString(hash) };
    }

    /// <summary>Whether the user has given the field.</summary>
    public bool Has(string field) => field switch
    {
        Members.Email => Email is not null,
        Members.PhoneNumber => PhoneNumber is not null,
        _ => Fields.ContainsKey(field),
    };

    // A mock keeps no real passwords: one fast round keeps a million users and a million logins cheap.
    private static void Hash(string salt, string password, Span<byte> hash) => SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}/{password}"), hash);
}
