using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>The keys that verify the tokens of one project, all of one algorithm.</summary>
internal interface IVerificationKeys
{
    string Algorithm { get; }

    /// <summary>Finds the key with the given ID; null if there is none. A shared secret has no ID and is always returned.</summary>
    ValueTask<SecurityKey?> FindAsync(string? keyId, CancellationToken cancellationToken);
}

/// <summary>The secret of a project that signs with HS256.</summary>
internal sealed class SecretKey : IVerificationKeys
{
    private const int MinBytes = 32;
    private readonly SymmetricSecurityKey _key;

    public SecretKey(string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        var bytes = Encoding.UTF8.GetBytes(secret);
        // Microsoft.IdentityModel rejects keys under 32 bytes. HMAC pads keys with zeros anyway (RFC 2104), so padding does not change the signature.
        Array.Resize(ref bytes, Math.Max(bytes.Length, MinBytes));
        _key = new SymmetricSecurityKey(bytes);
    }

    public string Algorithm => SecurityAlgorithms.HmacSha256;

    public ValueTask<SecurityKey?> FindAsync(string? keyId, CancellationToken cancellationToken) => new(_key);
}
