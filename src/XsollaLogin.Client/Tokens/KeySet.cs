using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>The public keys of a project, by their IDs.</summary>
internal sealed class KeySet
{
    private readonly Dictionary<string, SecurityKey> _keys = new(StringComparer.Ordinal);

    public KeySet(IEnumerable<JwksKey> keys, long fetchedAt)
    {
        FetchedAt = fetchedAt;
        foreach (var key in keys)
        {
            if (Read(key) is { } read) _keys[read.KeyId] = read;
        }
    }

    public long FetchedAt { get; }

    public SecurityKey? Find(string keyId) => _keys.GetValueOrDefault(keyId);

    /// <summary>Reads an RSA key; null for another kind or a malformed key, which must not invalidate the other keys.</summary>
    private static RsaSecurityKey? Read(JwksKey key)
    {
        if (key is not { Kty: "RSA", Alg: null or SecurityAlgorithms.RsaSha256, Kid: { } kid, N: { } modulus, E: { } exponent }) return null;
        try
        {
            var rsa = new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(modulus), Exponent = Base64UrlEncoder.DecodeBytes(exponent) };
            return new RsaSecurityKey(rsa) { KeyId = kid };
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
