using System.Text.Json.Serialization;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.State;

/// <summary>What a tester decides about one Login project. Every member is optional on the wire.</summary>
/// <remarks>Settable: the serialiser would give an init-only member that is absent no default. Nobody changes settings in use.</remarks>
internal sealed record ProjectSettings
{
    public static ProjectSettings Default { get; } = new();

    /// <summary>Asked of each user who lacks them, after login.</summary>
    public IReadOnlyList<AskedField> AskFields { get; set; } = [];

    /// <summary>Whether a phone number or an e-mail address given to ask has to be confirmed by a code.</summary>
    public bool ConfirmAskFields { get; set; } = true;

    /// <summary>Whether a new account has to be confirmed by a mailed link before it can log in.</summary>
    public bool RequireAccountConfirmation { get; set; }

    /// <summary>The registered callback URLs; none: any is taken.</summary>
    public IReadOnlyList<string> CallbackUrls { get; set; } = [];

    /// <summary>The registered redirect URIs of OAuth 2.0; none: any is taken.</summary>
    public IReadOnlyList<string> RedirectUris { get; set; } = [];

    /// <summary>The OAuth 2.0 clients; none: any is taken.</summary>
    public IReadOnlyList<OAuthClient> Clients { get; set; } = [];

    /// <summary>How long getConfirmCode waits, in milliseconds.</summary>
    public int ConfirmCodeTimeoutMs { get; set; } = 20_000;

    public int CodeLifetimeSeconds { get; set; } = 180;

    /// <summary>How many wrong codes an operation bears.</summary>
    public int CodeAttempts { get; set; } = 3;

    /// <summary>Digits of a code.</summary>
    public int CodeLength { get; set; } = 4;

    /// <summary>Every code of the project, in place of random ones.</summary>
    public string? FixedCode { get; set; }

    public JwtAlgorithm JwtAlgorithm { get; set; }

    /// <summary>The secret of HS256; null: one of the project's own.</summary>
    public string? JwtSecret { get; set; }

    public int JwtLifetimeSeconds { get; set; } = 86_400;

    /// <summary>After how many failed logins of one login the captcha headers are needed; 0: never.</summary>
    public int CaptchaAfterFailures { get; set; }

    /// <summary>The same seed gives the same ids, codes and keys.</summary>
    public int? Seed { get; set; }

    /// <summary>Users that exist from the start.</summary>
    public IReadOnlyList<SeededUser> Users { get; set; } = [];
}

internal enum JwtAlgorithm
{
    HS256,
    RS256,
}

internal sealed record OAuthClient
{
    [JsonPropertyName(Members.ClientId)]
    public required long ClientId { get; set; }

    /// <summary>Null: a public client.</summary>
    [JsonPropertyName(Members.ClientSecret)]
    public string? ClientSecret { get; set; }
}

internal sealed record SeededUser
{
    public string? Username { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }

    [JsonPropertyName(Members.PhoneNumber)]
    public string? PhoneNumber { get; set; }

    public bool Banned { get; set; }

    public bool Confirmed { get; set; } = true;

    public User ToUser(string id) =>
        new User { Id = id, Username = Username, Email = Email, PhoneNumber = PhoneNumber, Banned = Banned, Confirmed = Confirmed }.WithPassword(Password);
}
