using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>The access tokens of the users, from the store and by renewal.</summary>
internal sealed class UserAccessTokens : IUserAccessTokens, IDisposable
{
    /// <summary>Begins the message of a step of the store that took too long.</summary>
    public const string WhatIsStored = "The store of the users' tokens";

    // A request whose token is still valid waits for its renewal only because its response can store the new tokens.
    private static readonly TimeSpan EarlyWait = TimeSpan.FromSeconds(1);

    private readonly IUserTokenStore _store;
    private readonly IHttpContextAccessor _accessor;
    private readonly UserTokenOptions _options;
    private readonly TimeProvider _time;
    private readonly TokenRenewals _renewals;
    private readonly UserLogout _logout;
    private readonly TimeLimit _limit;
    private readonly ILogger _logger;

    public UserAccessTokens(
        IServiceProvider services,
        IUserTokenStore store,
        IHttpContextAccessor accessor,
        IOptions<UserTokenOptions> options,
        TimeProvider time,
        ILogger<UserAccessTokens> logger)
    {
        (_store, _accessor, _options, _time, _logger) = (store, accessor, options.Value, time, logger);
        _limit = new TimeLimit(_options.RenewalTimeout, time);
        _renewals = new TokenRenewals(LoginClients.Of<ITokenClient>(services, _options.ClientName), store, _options, time, logger);
        _logout = new UserLogout(store, _renewals, LoginClients.Of<ISsoClient>(services, _options.ClientName), _options, time, logger);
    }

    private bool CanStore => !_store.RequiresRequest || _accessor.HttpContext is { Response.HasStarted: false };

    public async ValueTask<string?> GetTokenAsync(ClaimsPrincipal user, bool forceRenewal = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (user.Identity is not { IsAuthenticated: true }) return null;
        if (await NewestAsync(user, cancellationToken).ConfigureAwait(false) is not { } tokens) return null;
        var now = _time.GetUtcNow();
        var canBeSent = tokens.CanBeSent(now);
        if (tokens.RefreshToken is null) return canBeSent ? tokens.AccessToken : null;
        if (forceRenewal || !canBeSent) return await RenewAsync(user, tokens, isEarly: false, cancellationToken).ConfigureAwait(false);
        return now < tokens.RenewAt(_options.RenewBefore) || _renewals.Recent.IsDelayed(tokens)
            ? tokens.AccessToken
            : await RenewEarlyAsync(user, tokens, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<string?> ReplaceTokenAsync(ClaimsPrincipal user, string rejectedToken, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(rejectedToken);
        if (user.Identity is not { IsAuthenticated: true }) return null;
        if (await NewestAsync(user, cancellationToken).ConfigureAwait(false) is not { } tokens) return null;
        if (tokens.AccessToken != rejectedToken) return await GetTokenAsync(user, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (tokens.RefreshToken is null || tokens.IsNew(_time.GetUtcNow()) || _renewals.Recent.IsDelayed(tokens) || !CanStore) return null;
        return await RenewAsync(user, tokens, isEarly: false, cancellationToken).ConfigureAwait(false);
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
        _renewals.Recent.SignIn(received);
        properties ??= new();
        if (_store is CookieUserTokenStore)
        {
            CookieTokens.Write(properties, received);
            CookieUserTokenStore.Note(context, id, received);
        }
        else
        {
            await InTimeAsync(async stop =>
            {
                await _store.StoreAsync(user, received, stop).ConfigureAwait(false);
                return received;
            }, cancellationToken).ConfigureAwait(false);
        }

        await context.SignInAsync(_options.SignInScheme, user, properties).ConfigureAwait(false);
    }

    public async Task SignOutAsync(HttpContext context, string? sessions = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            await _logout.RunAsync(context, sessions, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await context.SignOutAsync(_options.SignInScheme).ConfigureAwait(false);
        }
    }

    public void Dispose() => _renewals.Dispose();

    /// <summary>Gets the stored tokens, or the ones that replaced them in a renewal by this process; null if there are none.</summary>
    private async Task<StoredUserTokens?> NewestAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (await InTimeAsync(async stop => await _store.GetAsync(user, stop).ConfigureAwait(false), cancellationToken).ConfigureAwait(false) is not { } stored)
            return null;
        if (_renewals.Recent.IsSignedOut(stored)) return null;
        if (_store.RequiresRequest && _accessor.HttpContext is { } context && !CookieUserTokenStore.HasChanged(context)) _renewals.Recent.Arrive(stored);
        if (_renewals.Recent.FindNewest(stored) is not { } newest) return stored;
        if (_renewals.Recent.IsSignedOut(newest.Tokens)) return null;
        if (!_store.RequiresRequest)
        {
            if (newest.AwaitsStore) _renewals.Writes.Begin(user, stored, newest.Tokens);
            return newest.Tokens;
        }

        // The cookie of another request may have been issued before the renewal.
        return CanStore ? await ReplaceAsync(user, stored, newest.Tokens, isEarly: false, cancellationToken).ConfigureAwait(false) : newest.Tokens;
    }

    private Task<StoredUserTokens?> InTimeAsync(Func<CancellationToken, Task<StoredUserTokens?>> run, CancellationToken cancellationToken) =>
        _limit.RunAsync(WhatIsStored, run, cancellationToken);

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
            if (await RenewAsync(user, tokens, isEarly: true, cancellationToken).ConfigureAwait(false) is { } renewed) return renewed;
            return _renewals.Recent.IsSignedOut(tokens) ? null : tokens.AccessToken;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The next calls do not wait for it again.
            if (e is TimeoutException) _renewals.Recent.Fail(tokens);
            // A failure is in the log, and a later request stores the tokens of a slow renewal.
            return tokens.AccessToken;
        }
    }

    private async ValueTask<string?> RenewAsync(ClaimsPrincipal user, StoredUserTokens tokens, bool isEarly, CancellationToken cancellationToken)
    {
        if (_renewals.Recent.IsRejected(tokens)) return null;
        if (!CanStore)
        {
            throw new InvalidOperationException(
                "The user's token must be renewed, but the cookie that keeps it can no longer be changed: get the token before the response starts.");
        }

        var renewing = _renewals.RenewAsync(user, tokens);
        var renewed = await (isEarly ? renewing.WaitAsync(EarlyWait, _time, cancellationToken) : renewing.WaitAsync(cancellationToken)).ConfigureAwait(false);
        if (renewed is null || _renewals.Recent.IsSignedOut(renewed)) return null;
        // The step is not cancelled, because the previous refresh token no longer works.
        if (_store.RequiresRequest) renewed = await ReplaceAsync(user, tokens, renewed, isEarly, CancellationToken.None).ConfigureAwait(false);
        return renewed?.AccessToken;
    }

    /// <summary>Stores renewed tokens with the response; returns those of a login in the meantime in place of them, null after a logout.</summary>
    private async Task<StoredUserTokens?> ReplaceAsync(
        ClaimsPrincipal user, StoredUserTokens previous, StoredUserTokens renewed, bool isEarly, CancellationToken cancellationToken)
    {
        try
        {
            return await InTimeAsync(stop => ReplaceAsync(user, previous, renewed, stop), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (isEarly || !CanStore)
        {
            // The response has started during the renewal. The token works, and this process keeps the tokens for the next request.
            _logger.NotStoredWithResponse(e, UserKey.Of(user));
            return renewed;
        }
    }

    private async Task<StoredUserTokens?> ReplaceAsync(
        ClaimsPrincipal user, StoredUserTokens previous, StoredUserTokens renewed, CancellationToken cancellationToken)
    {
        var login = _renewals.Recent.LoginOf(renewed);
        var isReplaced = _store is CookieUserTokenStore cookie
            ? await cookie.ReplaceAsync(user, previous, renewed, IsOver, cancellationToken).ConfigureAwait(false)
            : await _store.ReplaceAsync(user, previous, renewed, cancellationToken).ConfigureAwait(false);
        if (!isReplaced) return await _store.GetAsync(user, cancellationToken).ConfigureAwait(false);
        if (_store is not CookieUserTokenStore && _accessor.HttpContext is { } context) CookieUserTokenStore.Note(context, UserKey.Of(user), renewed);
        return renewed;

        bool IsOver() => login.IsSignedOut || (login.Newest is { } newest && newest != RecentRenewals.KeyOf(renewed));
    }
}
