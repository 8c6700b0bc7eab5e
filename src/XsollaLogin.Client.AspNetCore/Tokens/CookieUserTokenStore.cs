using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>Keeps the tokens of the current user in the encrypted authentication cookie, which is issued again with renewed tokens.</summary>
/// <remarks>
/// <para>The server keeps nothing. Requests with the previous cookie get the renewed tokens from this process, until one minute after a request has brought
/// the new cookie; another instance of the service cannot know them, so that several instances need a <see cref="DistributedUserTokenStore"/>.</para>
/// <para>A response that starts after the logout, or after another renewal, does not issue the cookie with renewed tokens, if it takes less than one hour;
/// another instance of the service, or a sliding cookie, can still do so.</para>
/// <para>The store is for requests that the cookie has authenticated; a renewal can begin until the response has started. If the response starts during a
/// renewal, the call returns the new token, and the next request gets the cookie; this is logged as a warning.</para>
/// <para>A call with a token that is still valid waits one second at most for its renewal, and the calls of the next 5 seconds do not; a later request gets
/// the cookie.</para>
/// </remarks>
public sealed class CookieUserTokenStore : IUserTokenStore
{
    private readonly IHttpContextAccessor _accessor;
    private readonly UserTokenOptions _options;
    private readonly IOptionsMonitor<CookieAuthenticationOptions> _cookies;

    /// <summary>Creates a store.</summary>
    /// <param name="accessor">The accessor of the current request.</param>
    /// <param name="options">The options of the tokens per user.</param>
    /// <param name="cookies">The options of the cookie schemes.</param>
    public CookieUserTokenStore(
        IHttpContextAccessor accessor, IOptions<UserTokenOptions> options, IOptionsMonitor<CookieAuthenticationOptions> cookies)
    {
        ArgumentNullException.ThrowIfNull(accessor);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(cookies);
        (_accessor, _options, _cookies) = (accessor, options.Value, cookies);
    }

    /// <summary>Always true.</summary>
    public bool RequiresRequest => true;

    /// <inheritdoc/>
    public async ValueTask<StoredUserTokens?> GetAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        var id = UserKey.Of(user);
        var context = Current();
        var (_, ticket) = await SignInTicket.OfAsync(context, _options.SignInScheme).ConfigureAwait(false);
        return CurrentOf(id, ChangesOf(context), ticket);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The user is not the one whom the cookie has authenticated, the response has started, or there is no request.
    /// </exception>
    public async ValueTask StoreAsync(ClaimsPrincipal user, StoredUserTokens tokens, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        await ChangeAsync(user, previous: null, tokens, isOver: null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The user is not the one whom the cookie has authenticated, the response has started, or there is no request.
    /// </exception>
    public ValueTask<bool> ReplaceAsync(
        ClaimsPrincipal user, StoredUserTokens previous, StoredUserTokens renewed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(renewed);
        return ReplaceAsync(user, previous, renewed, isOver: static () => false, cancellationToken);
    }

    /// <summary>Stores renewed tokens, unless a logout or another renewal has ended them when the response starts.</summary>
    internal ValueTask<bool> ReplaceAsync(
        ClaimsPrincipal user, StoredUserTokens previous, StoredUserTokens renewed, Func<bool> isOver, CancellationToken cancellationToken) =>
        ChangeAsync(user, previous, renewed, isOver, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The user is not the one whom the cookie has authenticated, the response has started, or there is no request.
    /// </exception>
    public async ValueTask ClearAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        await ChangeAsync(user, previous: null, tokens: null, isOver: null, cancellationToken).ConfigureAwait(false);

    /// <summary>Notes that the request signs the user in or out, which writes the cookie.</summary>
    internal static void Note(HttpContext context, string userId, StoredUserTokens? tokens) => ChangesOf(context).Changed = new(userId, tokens);

    /// <summary>Whether the request has changed the tokens: those of the store are then not those that the browser has.</summary>
    internal static bool HasChanged(HttpContext context) => ChangesOf(context).Changed is not null;

    private static StoredUserTokens? CurrentOf(string userId, RequestTokens changes, AuthenticationTicket? ticket)
    {
        if (changes.Changed is { } changed) return changed.UserId == userId ? changed.Tokens : null;
        return ticket is not null && UserKey.Find(ticket.Principal) == userId ? CookieTokens.Read(ticket.Properties) : null;
    }

    private static RequestTokens ChangesOf(HttpContext context) => context.RequestServices.GetRequiredService<RequestTokens>();

    private HttpContext Current() => _accessor.HttpContext
        ?? throw new InvalidOperationException("The tokens of a user are in the cookie of a request, but there is no request.");

    /// <summary>Changes the tokens; if <paramref name="previous"/> is not null, only these.</summary>
    private async ValueTask<bool> ChangeAsync(
        ClaimsPrincipal user, StoredUserTokens? previous, StoredUserTokens? tokens, Func<bool>? isOver, CancellationToken cancellationToken)
    {
        var id = UserKey.Of(user);
        var context = Current();
        var changes = ChangesOf(context);
        await changes.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var change = new RequestTokens.Change(id, tokens);
            if (changes.Changed == change) return true;
            var (scheme, ticket) = await SignInTicket.OfAsync(context, _options.SignInScheme).ConfigureAwait(false);
            if (ticket is null || UserKey.Find(ticket.Principal) != id)
            {
                throw new InvalidOperationException(
                    $"The cookie of the scheme '{scheme}' has not authenticated this user: call {nameof(IUserAccessTokens)}.SignInAsync after a login.");
            }

            if (previous is not null && CurrentOf(id, changes, ticket)?.RefreshToken != previous.RefreshToken) return false;
            // In the gate, because parallel calls of a request must not register their callbacks at the same time.
            string?[] issued = [];
            if (isOver is not null) context.Response.OnStarting(() => TakeBackAsync(context, issued, isOver));
            issued = await IssueAsync(context, scheme, ticket, tokens).ConfigureAwait(false);
            changes.Changed = change;
            return true;
        }
        finally
        {
            changes.Gate.Release();
        }
    }

    /// <summary>Removes a cookie from the response, which leaves the one that the browser has: perhaps that of a later login.</summary>
    private static Task TakeBackAsync(HttpContext context, string?[] issued, Func<bool> isOver)
    {
        List<string?> kept = [.. context.Response.Headers.SetCookie];
        // If some are no longer there, a logout or another login in the request has replaced them.
        if (!isOver() || issued.Except(kept).Any()) return Task.CompletedTask;
        // One of each: another renewal in the request may have a header with the same text, such as the number of chunks.
        foreach (var header in issued) kept.Remove(header);
        context.Response.Headers.SetCookie = new([.. kept]);
        return Task.CompletedTask;
    }

    /// <returns>The headers with the cookie.</returns>
    private async Task<string?[]> IssueAsync(HttpContext context, string scheme, AuthenticationTicket ticket, StoredUserTokens? tokens)
    {
        if (context.Response.HasStarted) throw new InvalidOperationException("The cookie with the user's tokens cannot be changed: the response has started.");
        var properties = ticket.Properties.Clone();
        CookieTokens.Write(properties, tokens);
        if (_cookies.Get(scheme).SlidingExpiration && properties.AllowRefresh != false)
        {
            // A sliding cookie gets its whole lifetime again, because the sign-in replaces the sliding.
            (properties.IssuedUtc, properties.ExpiresUtc) = (null, null);
        }

        var before = context.Response.Headers.SetCookie.Count;
        await context.SignInAsync(scheme, ticket.Principal, properties).ConfigureAwait(false);
        // The events of the scheme may add other cookies.
        var name = _cookies.Get(scheme).Cookie.Name ?? "";
        return [.. context.Response.Headers.SetCookie.Skip(before).Where(header => IsOf(name, header))];
    }

    /// <summary>Whether the header sets a cookie with this name, or one of its chunks: the name, "C" and a number.</summary>
    private static bool IsOf(string name, string? header)
    {
        if (header?.StartsWith(name, StringComparison.Ordinal) != true) return false;
        var end = header.AsSpan(name.Length);
        if (end is ['C', >= '0' and <= '9', ..]) end = end[1..].TrimStart("0123456789");
        return end is ['=', ..];
    }
}
