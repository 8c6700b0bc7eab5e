using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>The access tokens of the users, from the store and by renewal.</summary>
internal sealed class UserAccessTokens : IUserAccessTokens, IDisposable
{
    private readonly IUserTokenStore _store;
    private readonly IHttpContextAccessor _accessor;
    private readonly ISsoClient _sso;
    private readonly UserTokenOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TokenRenewals _renewals;

    public UserAccessTokens(
        IServiceProvider services,
        IUserTokenStore store,
        IHttpContextAccessor accessor,
        IOptions<UserTokenOptions> options,
        TimeProvider time,
        ILogger<UserAccessTokens> logger)
    {
        (_store, _accessor, _options, _time, _logger) = (store, accessor, options.Value, time, logger);
        _sso = LoginClients.Of<ISsoClient>(services, _options.ClientName);
        _renewals = new TokenRenewals(LoginClients.Of<ITokenClient>(services, _options.ClientName), store, _options, time, logger);
    }

    private bool CanStore => !_store.RequiresRequest || _accessor.HttpContext is { Response.HasStarted: false };

    public async ValueTask<string?> GetTokenAsync(ClaimsPrincipal user, bool forceRenewal = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (user.Identity is not { IsAuthenticated: true }) return null;
        if (await _store.GetAsync(user, cancellationToken).ConfigureAwait(false) is not { } stored) return null;
        var tokens = await NewestAsync(user, stored, cancellationToken).ConfigureAwait(false);
        var now = _time.GetUtcNow();
        var canBeSent = now < tokens.ExpiresAt;
        if (tokens.RefreshToken is null) return canBeSent ? tokens.AccessToken : null;
        if (forceRenewal || !canBeSent) return await RenewAsync(user, tokens, cancellationToken).ConfigureAwait(false);
        return now < tokens.RenewAt(_options.RenewBefore) || _renewals.IsDelayed(tokens)
            ? tokens.AccessToken
            : await RenewEarlyAsync(user, tokens, cancellationToken).ConfigureAwait(false);
    }

    public async Task SignInAsync(
        HttpContext context,
        ClaimsPrincipal user,
        TokenResult tokens,
        AuthenticationProperties? properties = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(tokens);
        var id = UserKey.Of(user);
        var received = StoredUserTokens.From(tokens, _time.GetUtcNow());
        properties ??= new();
        if (_store is CookieUserTokenStore)
        {
            CookieTokens.Write(properties, received);
            CookieUserTokenStore.Note(context, id, received);
        }
        else
        {
            await _store.StoreAsync(user, received, cancellationToken).ConfigureAwait(false);
        }

        await context.SignInAsync(_options.SignInScheme, user, properties).ConfigureAwait(false);
    }

    public async Task SignOutAsync(HttpContext context, string? sessions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var user = context.User;
        if (user.Identity is { IsAuthenticated: true })
        {
            if (sessions is not null) await LogoutAsync(user, sessions, cancellationToken).ConfigureAwait(false);
            if (_store is CookieUserTokenStore) CookieUserTokenStore.Note(context, UserKey.Of(user), tokens: null);
            else await _store.ClearAsync(user, cancellationToken).ConfigureAwait(false);
        }

        await context.SignOutAsync(_options.SignInScheme).ConfigureAwait(false);
    }

    public void Dispose() => _renewals.Dispose();

    /// <summary>The tokens that took the place of stored ones that this process has renewed: another request may have read them before.</summary>
    private async ValueTask<StoredUserTokens> NewestAsync(ClaimsPrincipal user, StoredUserTokens stored, CancellationToken cancellationToken)
    {
        RecentRenewals.Renewed? newest = null;
        while (_renewals.FindRecent(newest?.Tokens ?? stored) is { } renewed) newest = renewed;
        if (newest is null) return stored;
        if (!newest.IsStored && CanStore)
        {
            await _store.StoreAsync(user, newest.Tokens, cancellationToken).ConfigureAwait(false);
            newest.IsStored = !_store.RequiresRequest;
        }

        return newest.Tokens;
    }

    private async ValueTask<string?> RenewEarlyAsync(ClaimsPrincipal user, StoredUserTokens tokens, CancellationToken cancellationToken)
    {
        if (!CanStore) return tokens.AccessToken;
        if (!_store.RequiresRequest)
        {
            _ = _renewals.RenewAsync(user, tokens);
            return tokens.AccessToken;
        }

        try
        {
            return await RenewAsync(user, tokens, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or XsollaLoginException)
        {
            // It is in the log; the token is still valid.
            return tokens.AccessToken;
        }
    }

    private async ValueTask<string?> RenewAsync(ClaimsPrincipal user, StoredUserTokens tokens, CancellationToken cancellationToken)
    {
        if (!CanStore)
        {
            throw new InvalidOperationException(
                "The user's token must be renewed, but the cookie that keeps it can no longer be changed: get the token before the response starts.");
        }

        var renewed = await _renewals.RenewAsync(user, tokens).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (_store.RequiresRequest)
        {
            // Not cancelled: the previous refresh token no longer works.
            if (renewed is null) await _store.ClearAsync(user, CancellationToken.None).ConfigureAwait(false);
            else await _store.StoreAsync(user, renewed, CancellationToken.None).ConfigureAwait(false);
        }

        return renewed?.AccessToken;
    }

    private async Task LogoutAsync(ClaimsPrincipal user, string sessions, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.RenewalTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Renewed if it has expired: Xsolla Login revokes the refresh token only for a valid access token.
            if (await GetTokenAsync(user, cancellationToken: either.Token).ConfigureAwait(false) is { } token)
            {
                await _sso.LogoutAsync(token, sessions, either.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is HttpRequestException or XsollaLoginException || (e is OperationCanceledException && limit.IsCancellationRequested))
        {
            _logger.LogoutFailed(e, UserKey.Of(user));
        }
    }
}
