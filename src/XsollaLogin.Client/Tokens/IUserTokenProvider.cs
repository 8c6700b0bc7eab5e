namespace XsollaLogin.Client.Tokens;

/// <summary>
/// Gives the token of the current user, to send it with a request. <see cref="RenewingUserTokenProvider"/> keeps the tokens of one login;
/// a server with many users implements it over its own sessions.
/// </summary>
/// <remarks>Called for each request, also by several at once: an implementation has to be thread-safe, and quick where it can.</remarks>
public interface IUserTokenProvider
{
    /// <summary>The token of the current user.</summary>
    /// <param name="cancellationToken">Gives up waiting for it.</param>
    /// <returns>The user's JWT; null where nobody is logged in, or no longer: the request then goes without a token.</returns>
    ValueTask<string?> GetTokenAsync(CancellationToken cancellationToken = default);
}
