using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.State;

/// <summary>A user of one project; changes are made only under the lock of <see cref="Users"/>.</summary>
internal sealed record User : ISized
{
    private static readonly Dictionary<string, string> NoFields = [];

    public required string Id { get; init; }

    public string? Username { get; init; }

    public string? Email { get; init; }

    public string? PhoneNumber { get; init; }

    /// <summary>The hash of the password, salted with the user's id.</summary>
    public string? PasswordHash { get; init; }

    public bool Confirmed { get; init; }

    public bool Banned { get; init; }

    /// <summary>Additional fields without their own property, by name.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; set; } = NoFields;

    /// <summary>Sequence number of the first valid token; earlier tokens are revoked.</summary>
    public long TokensFrom { get; init; }

    /// <summary>Sequence number at which the user was added by a tester or last logged out: a login that read the user before this issues nothing.</summary>
    /// <remarks>0: neither; no other user can have had the id before. Not in snapshots, because no login runs in a restored project.</remarks>
    [JsonIgnore]
    public long LoginsFrom { get; init; }

    public long Measure() => StateSize.Of(Id, Username, Email, PhoneNumber, PasswordHash) + Fields.Sum(pair => StateSize.Of(pair.Key, pair.Value));

    public bool HasPassword(string password)
    {
        Span<byte> known = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (PasswordHash is null) return false;
        if (Convert.FromHexString(PasswordHash, known, out _, out var length) != OperationStatus.Done || length != known.Length) return false;
        Hash(Id, password, given);
        return CryptographicOperations.FixedTimeEquals(known, given);
    }

    /// <summary>Returns the user with another password.</summary>
    /// <param name="password">The new password; null removes it and disables password login.</param>
    public User WithPassword(string? password)
    {
        if (password is null) return this with { PasswordHash = null };
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(Id, password, hash);
        return this with { PasswordHash = Convert.ToHexString(hash) };
    }

    /// <summary>The id and all names.</summary>
    public IEnumerable<string> Names() => ((string?[])[Id, Username, Email, PhoneNumber]).OfType<string>();

    /// <summary>Whether the user has a value for the field.</summary>
    public bool Has(string field) => field switch
    {
        Members.Email => Email is not null,
        Members.PhoneNumber => PhoneNumber is not null,
        _ => Fields.ContainsKey(field),
    };

    // One SHA-256 round is enough for test data, and it keeps a million users cheap.
    private static void Hash(string salt, string password, Span<byte> hash)
    {
        using var text = Utf8Buffer.Take();
        text.Add(salt);
        text.Add("/"u8);
        text.Add(password);
        SHA256.HashData(text.Written, hash);
    }
}
