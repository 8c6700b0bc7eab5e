using Microsoft.IdentityModel.Tokens;

namespace XsollaLogin.Client.Tokens;

/// <summary>The public keys of a project that signs with RS256, fetched on first use, for an unknown key ID, and before their lifetime ends.</summary>
internal sealed class ProjectKeys(ITokenClient client, XsollaLoginTokenValidatorOptions options) : IVerificationKeys
{
    private static readonly TimeSpan LongestOutage = TimeSpan.FromHours(1);

    private readonly KeyFetches _fetches = new(client, options);

    public string Algorithm => SecurityAlgorithms.RsaSha256;

    public async ValueTask<SecurityKey?> FindAsync(string? keyId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(keyId)) return null;
        var known = _fetches.Known;
        if (known?.Find(keyId) is not { } key)
        {
            var fetched = await _fetches.FetchAsync(known, isKeyUnknown: known is not null).WaitAsync(cancellationToken).ConfigureAwait(false);
            return fetched.Find(keyId);
        }

        var age = options.TimeProvider.GetElapsedTime(known.FetchedAt);
        if (age < options.KeyLifetime * 3 / 4) return key;
        var fetching = _fetches.FetchAsync(known, isKeyUnknown: false);
        if (age < options.KeyLifetime) return key;
        try
        {
            var fetched = await fetching.WaitAsync(_fetches.Patience, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            return fetched.Find(keyId);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && age < options.KeyLifetime + LongestOutage)
        {
            // A key that was valid recently is better than no logins while the keys cannot be fetched.
            return key;
        }
    }
}
