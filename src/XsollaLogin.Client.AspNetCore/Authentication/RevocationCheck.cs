using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using XsollaLogin.Client.AspNetCore.Caching;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Authentication;

/// <summary>Asks Xsolla Login whether a token was revoked, and keeps the answers for a short time.</summary>
internal sealed class RevocationCheck(
    ITokenClient client, XsollaLoginBearerOptions options, TimeProvider time, BoundedMemory<RevocationCheck.Answer> answers)
{
    // Short, because the token may be valid; with it, a server that does not answer holds few of the requests with the token.
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly SingleFlight<string, bool> _asking = new();

    public static RevocationCheck Of(ITokenClient client, XsollaLoginBearerOptions options)
    {
        var time = options.TimeProvider!;
        return new(client, options, time, new BoundedMemory<Answer>(options.RevocationCheckCapacity, time));
    }

    /// <summary>Returns whether a token was revoked; concurrent calls for one token share a request.</summary>
    /// <exception cref="XsollaLoginException">Xsolla Login answered with another error: the token was not checked.</exception>
    /// <exception cref="HttpRequestException">
    /// Xsolla Login could not be reached, or did not answer in time, in this check or in one a moment ago: the token was not checked.
    /// </exception>
    public async ValueTask<bool> IsRevokedAsync(string token, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        if (options.RevocationCheckLifetime == TimeSpan.Zero) return await AskAsync(token, cancellationToken).ConfigureAwait(false);
        // A hash, so that a dump of the cache holds no token.
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (answers.Find(key) is { } answer) return answer.IsRevoked;
        // Without the caller's cancellation, which must not fail the others who wait.
        return await _asking.RunAsync(key, () => AskAndKeepAsync(key, token, expires)).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> AskAndKeepAsync(string key, string token, DateTimeOffset expires)
    {
        try
        {
            // Counted from before the request: the token can be revoked while the answer is on its way.
            var end = time.GetUtcNow() + options.RevocationCheckLifetime;
            var isRevoked = await AskAsync(token, CancellationToken.None).ConfigureAwait(false);
            answers.Set(key, new Answer(isRevoked), expires < end ? expires : end);
            return isRevoked;
        }
        catch (Exception e)
        {
            answers.Set(key, new Answer(e), time.GetUtcNow() + RetryDelay);
            throw;
        }
    }

    private async Task<bool> AskAsync(string token, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.RevocationCheckTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await client.ValidateTokenAsync(new TokenValidation { Token = token }, either.Token).ConfigureAwait(false);
            return false;
        }
        catch (XsollaLoginException e) when (e.StatusCode == StatusCodes.Status422UnprocessableEntity)
        {
            return true;
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var message = FormattableString.Invariant(
                $"The check exceeded {nameof(options.RevocationCheckTimeout)} ({options.RevocationCheckTimeout.TotalSeconds} s).");
            throw new HttpRequestException(message, new TimeoutException(message, e));
        }
    }

    /// <summary>The kept result of a check.</summary>
    internal sealed class Answer
    {
        private readonly bool _isRevoked;
        private readonly Exception? _failure;

        public Answer(bool isRevoked) => _isRevoked = isRevoked;

        public Answer(Exception failure) => _failure = failure;

        /// <exception cref="HttpRequestException">The check failed.</exception>
        public bool IsRevoked => _failure is null
            ? _isRevoked
            : throw new HttpRequestException("The check of this token failed a moment ago and is not repeated yet.", _failure);
    }
}
