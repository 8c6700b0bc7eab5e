using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>Asks Xsolla Login whether a token was revoked, and keeps the answers for a short time.</summary>
internal sealed class RevocationCheck(ITokenClient client, TimeSpan lifetime, TimeProvider time, IMemoryCache answers)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _asking = new(StringComparer.Ordinal);

    public static RevocationCheck Of(ITokenClient client, XsollaLoginBearerOptions options)
    {
        var time = options.TimeProvider!;
        var answers = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.RevocationCheckCapacity, Clock = new CacheClock(time) });
        return new(client, options.RevocationCheckLifetime, time, answers);
    }

    /// <summary>Returns whether a token was revoked; concurrent calls for one token share a request.</summary>
    /// <exception cref="XsollaLoginException">Xsolla Login answered with another error: the token was not checked.</exception>
    /// <exception cref="HttpRequestException">Xsolla Login could not be reached: the token was not checked.</exception>
    public async ValueTask<bool> IsRevokedAsync(string token, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        if (lifetime == TimeSpan.Zero) return await AskAsync(token, cancellationToken).ConfigureAwait(false);
        // A hash, so that a dump of the cache holds no token.
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (answers.TryGetValue(key, out bool isRevoked)) return isRevoked;
        // Without the caller's cancellation, which must not fail the others who wait.
        var asking = _asking.GetOrAdd(key, _ => new(() => AskAndKeepAsync(key, token, expires)));
        return await asking.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> AskAndKeepAsync(string key, string token, DateTimeOffset expires)
    {
        try
        {
            // Counted from before the request: the token can be revoked while the answer is on its way.
            var end = time.GetUtcNow() + lifetime;
            var isRevoked = await AskAsync(token, CancellationToken.None).ConfigureAwait(false);
            answers.Set(key, isRevoked, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = expires < end ? expires : end });
            return isRevoked;
        }
        finally
        {
            _asking.TryRemove(key, out _);
        }
    }

    private async Task<bool> AskAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            await client.ValidateTokenAsync(new TokenValidation { Token = token }, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (XsollaLoginException e) when (e.StatusCode == StatusCodes.Status422UnprocessableEntity)
        {
            return true;
        }
    }

    private sealed class CacheClock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
