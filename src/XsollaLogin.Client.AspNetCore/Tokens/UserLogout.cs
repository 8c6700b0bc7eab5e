using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Ends the tokens of a user at Xsolla Login and in the store. Failures are logged, because the user is signed out nevertheless.</summary>
internal sealed class UserLogout(
    IUserTokenStore store, TokenRenewals renewals, ISsoClient sso, UserTokenOptions options, TimeProvider time, ILogger logger)
{
    private const string Logout = "The logout of a user";

    private readonly TimeLimit _limit = new(options.RenewalTimeout, time);

    public async Task RunAsync(HttpContext context, string? sessions, CancellationToken cancellationToken)
    {
        ClaimsPrincipal? user = null;
        try
        {
            user = await UserOfAsync(context).ConfigureAwait(false);
            if (user is null) return;
            await EndAtLoginAsync(user, sessions, cancellationToken).ConfigureAwait(false);
            // The step is not cancelled: the user wants to be logged out, even if the browser has disconnected.
            await _limit.RunAsync(Logout, stop => ClearAsync(context, user, stop), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.TokensNotRemoved(e, user is null ? null : UserKey.Find(user));
        }
    }

    private async Task<ClaimsPrincipal?> UserOfAsync(HttpContext context)
    {
        var (_, ticket) = await SignInTicket.OfAsync(context, options.SignInScheme).ConfigureAwait(false);
        ClaimsPrincipal?[] users = [ticket?.Principal, context.User];
        return users.FirstOrDefault(user => user?.Identity is { IsAuthenticated: true });
    }

    private async Task EndAtLoginAsync(ClaimsPrincipal user, string? sessions, CancellationToken cancellationToken)
    {
        try
        {
            await _limit.RunAsync(Logout, stop => RevokeAsync(user, sessions, stop), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            logger.LogoutFailed(e, UserKey.Find(user));
        }
    }

    private async Task<bool> RevokeAsync(ClaimsPrincipal user, string? sessions, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(user, cancellationToken).ConfigureAwait(false) is not { } tokens) return false;
        // This comes first: a renewal that ends from now on must not store tokens or issue the cookie again.
        renewals.Recent.SignOut(tokens);
        tokens = renewals.Recent.FindNewest(tokens)?.Tokens ?? tokens;
        renewals.Recent.SignOut(tokens);
        if (sessions is null) return false;
        if (!tokens.CanBeSent(time.GetUtcNow()))
        {
            // Xsolla Login revokes the refresh token only for a valid access token.
            if (tokens.RefreshToken is null || renewals.Recent.IsRejected(tokens)) return false;
            if (await renewals.RenewAsync(user, tokens).WaitAsync(cancellationToken).ConfigureAwait(false) is not { } valid) return false;
            renewals.Recent.SignOut(tokens = valid);
        }

        await sso.LogoutAsync(new LogoutInput { UserToken = tokens.AccessToken, Sessions = sessions }, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> ClearAsync(HttpContext context, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (store is CookieUserTokenStore) CookieUserTokenStore.Note(context, UserKey.Of(user), tokens: null);
        else await store.ClearAsync(user, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
