namespace XsollaLogin.Client.Tokens;

/// <summary>Provides the token of the current user for requests.</summary>
/// <remarks>
/// <see cref="RenewingUserTokenProvider"/> holds the tokens of one login. A server with many users implements the interface with its own sessions. It is
/// called for each request, also concurrently: an implementation must be thread-safe and should be fast.
/// </remarks>
public interface IUserTokenProvider
{
    /// <summary>Gets the token of the current user.</summary>
    /// <param name="cancellationToken">Cancels waiting for the token.</param>
    /// <returns>The user's JWT; null if no user is logged in, in which case the request is sent without a token.</returns>
    ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets a token in place of one that a server has rejected with 401.</summary>
    /// <param name="rejectedToken">The rejected token.</param>
    /// <param name="cancellationToken">Cancels waiting for the token.</param>
    /// <returns>Another token; null or the rejected one if there is none. Default: that of <see cref="GetTokenAsync"/>, without a renewal.</returns>
    ValueTask<string?> ReplaceTokenAsync(string rejectedToken, CancellationToken cancellationToken = default) => GetTokenAsync(cancellationToken);
}
