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
/// <para>The server keeps nothing. Requests with the previous cookie get the renewed tokens from this process for one minute, because a browser sends
/// requests at the same time; another instance of the service cannot know them, so that several instances need a <see cref="DistributedUserTokenStore"/>.
/// </para>
/// <para>After a logout, this process does not issue the cookie again for requests that began before it; another instance of the service, or a cookie that
/// slides, can.</para>
/// <para>It is for requests that the cookie has authenticated; tokens can be renewed until the response has started.</para>
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
        if (ChangesOf(context).Changed is { } changed) return changed.UserId == id ? changed.Tokens : null;
        var (_, ticket) = await SignInTicket.OfAsync(context, _options.SignInScheme).ConfigureAwait(false);
        return ticket is not null && UserKey.Find(ticket.Principal) == id ? CookieTokens.Read(ticket.Properties) : null;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The user is not the one whom the cookie has authenticated, the response has started, or there is no request.
    /// </exception>
    public ValueTask StoreAsync(ClaimsPrincipal user, StoredUserTokens tokens, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return ReplaceAsync(user, tokens, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The user is not the one whom the cookie has authenticated, the response has started, or there is no request.
    /// </exception>
    public ValueTask ClearAsync(ClaimsPrincipal user, CancellationToken cancellationToken = default) => ReplaceAsync(user, null, cancellationToken);

    /// <summary>Notes that the request signs the user in or out, which writes the cookie.</summary>
    internal static void Note(HttpContext context, string userId, StoredUserTokens? tokens) => ChangesOf(context).Changed = new(userId, tokens);

    private static RequestTokens ChangesOf(HttpContext context) => context.RequestServices.GetRequiredService<RequestTokens>();

    private HttpContext Current() => _accessor.HttpContext
        ?? throw new InvalidOperationException("The tokens of a user are in the cookie of a request, but there is no request.");

    private async ValueTask ReplaceAsync(ClaimsPrincipal user, StoredUserTokens? tokens, CancellationToken cancellationToken)
    {
        var id = UserKey.Of(user);
        var context = Current();
        var changes = ChangesOf(context);
        await changes.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var change = new RequestTokens.Change(id, tokens);
            if (changes.Changed == change) return;
            var (scheme, ticket) = await SignInTicket.OfAsync(context, _options.SignInScheme).ConfigureAwait(false);
            if (ticket is null || UserKey.Find(ticket.Principal) != id)
            {
                throw new InvalidOperationException(
                    $"The cookie of the scheme '{scheme}' has not authenticated this user: call {nameof(IUserAccessTokens)}.SignInAsync after a login.");
            }

            await IssueAsync(context, scheme, ticket, tokens).ConfigureAwait(false);
            changes.Changed = change;
        }
        finally
        {
            changes.Gate.Release();
        }
    }

    private async Task IssueAsync(HttpContext context, string scheme, AuthenticationTicket ticket, StoredUserTokens? tokens)
    {
        if (context.Response.HasStarted) throw new InvalidOperationException("The cookie with the user's tokens cannot be changed: the response has started.");
        var properties = ticket.Properties.Clone();
        CookieTokens.Write(properties, tokens);
        if (_cookies.Get(scheme).SlidingExpiration && properties.AllowRefresh != false)
        {
            // A cookie that slides gets its whole lifetime again, because the sign-in takes the place of the sliding.
            (properties.IssuedUtc, properties.ExpiresUtc) = (null, null);
        }

        await context.SignInAsync(scheme, ticket.Principal, properties).ConfigureAwait(false);
    }
}
