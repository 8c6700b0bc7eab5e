using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.Mock.State;

/// <summary>A user of one world. Values change only under the lock of <see cref="Users"/>.</summary>
internal sealed record User
{
    public required string Id { get; init; }

    public string? Username { get; init; }

    public string? Email { get; init; }

    public string? PhoneNumber { get; init; }

    /// <summary>Salted by the user's id. Never the password itself.</summary>
    public string? PasswordHash { get; init; }

    public bool Confirmed { get; init; }

    public bool Banned { get; init; }

    /// <summary>What else was given to ask, by name, as JSON.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; set; } = new Dictionary<string, string>();

    /// <summary>Tokens before this place in the order of tokens are revoked.</summary>
    public long TokensFrom { get; init; }

    public bool HasPassword(string password) =>
        PasswordHash is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(PasswordHash), Encoding.ASCII.GetBytes(Hash(Id, password)));

    public User WithPassword(string password) => this with { PasswordHash = Hash(Id, password) };

    /// <summary>Whether the user has given the field.</summary>
    public bool Has(string field) => field switch
    {
        FieldNames.Email => Email is not null,
        FieldNames.PhoneNumber => PhoneNumber is not null,
        _ => Fields.ContainsKey(field),
    };

    // A mock keeps no real passwords: one fast round keeps a million users and a million log-ins cheap.
    private static string Hash(string salt, string password) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(salt + '/' + password)));
}
