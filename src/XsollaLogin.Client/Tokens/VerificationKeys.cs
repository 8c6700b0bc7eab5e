using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>The keys that verify the tokens of one project, all of one algorithm.</summary>
internal interface IVerificationKeys
{
    string Algorithm { get; }

    /// <summary>Finds the key with an ID; null if the project has no such key.</summary>
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
        // The library rejects shorter keys; HMAC itself pads a key with zeros (RFC 2104), so the signatures are the same.
        Array.Resize(ref bytes, Math.Max(bytes.Length, MinBytes));
        _key = new SymmetricSecurityKey(bytes);
    }

    public string Algorithm => SecurityAlgorithms.HmacSha256;

    public ValueTask<SecurityKey?> FindAsync(string? keyId, CancellationToken cancellationToken) => new(_key);
}

/// <summary>The public keys of a project that signs with RS256, fetched on first use, for an unknown key ID and after their lifetime.</summary>
internal sealed class ProjectKeys(ITokenClient client, XsollaLoginTokenValidatorOptions options) : IVerificationKeys
{
    private readonly TimeProvider _time = options.TimeProvider;
    private readonly Lock _gate = new();
    private KeySet? _known;
    private Task<KeySet>? _fetch;
    private long _fetchedAt;

    public string Algorithm => SecurityAlgorithms.RsaSha256;

    public async ValueTask<SecurityKey?> FindAsync(string? keyId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(keyId)) return null;
        var known = Volatile.Read(ref _known);
        var key = known?.Find(keyId);
        if (key is not null && _time.GetElapsedTime(known!.FetchedAt) < options.KeyLifetime) return key;
        try
        {
            var fetched = await FetchAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            return fetched.Find(keyId);
        }
        catch (Exception) when (key is not null && !cancellationToken.IsCancellationRequested)
        {
            // A key that was valid recently is better than no logins while the keys cannot be fetched.
            return key;
        }
    }

    /// <summary>Gets the current fetch, or the last one until the interval is over, even if it failed.</summary>
    private Task<KeySet> FetchAsync()
    {
        lock (_gate)
        {
            if (_fetch is null || (_fetch.IsCompleted && _time.GetElapsedTime(_fetchedAt) >= options.KeyFetchInterval))
            {
                _fetchedAt = _time.GetTimestamp();
                _fetch = Task.Run(FetchNowAsync);
            }

            return _fetch;
        }
    }

    private async Task<KeySet> FetchNowAsync()
    {
        var response = await client.GetJwksAsync(options.ProjectId).ConfigureAwait(false);
        var keys = new KeySet(response.Result.Keys, _time.GetTimestamp());
        Volatile.Write(ref _known, keys);
        return keys;
    }

    private sealed class KeySet
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
}
