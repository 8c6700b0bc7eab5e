using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>The public keys of a project that signs by RS256: fetched when first needed, when a token names another, and now and then.</summary>
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
            // Better a key that was good lately than no logins while the keys are out of reach.
            return key;
        }
    }

    /// <summary>The fetch that is under way, or was lately: failed or not, its outcome stands until the interval is over.</summary>
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
        var answer = await client.GetJwksAsync(options.ProjectId).ConfigureAwait(false);
        var keys = new KeySet(answer.Result.Keys, _time.GetTimestamp());
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

        /// <summary>Null for a key of another kind, or one that is none: it must not spoil its neighbours.</summary>
        private static RsaSecurityKey? Read(JwksKey key)
        {
            if (key is not { Kty: "RSA", Alg: null or SecurityAlgorithms.RsaSha256, Kid: { } kid, N: { } modulus, E: { } exponent }) return null;
            try
            {
                return new RsaSecurityKey(new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(modulus), Exponent = Base64UrlEncoder.DecodeBytes(exponent) })
                {
                    KeyId = kid,
                };
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }
}
