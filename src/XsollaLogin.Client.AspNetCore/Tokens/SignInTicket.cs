using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace XsollaLogin.Client.AspNetCore.Tokens;

/// <summary>The user and properties in the authentication cookie of a request.</summary>
internal static class SignInTicket
{
    /// <summary>Reads the cookie by its handler.</summary>
    /// <remarks><see cref="HttpContext.User"/> may be another user, or may have claims that the application added.</remarks>
    public static async Task<(string Scheme, AuthenticationTicket? Ticket)> OfAsync(HttpContext context, string? signInScheme)
    {
        var schemes = context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>();
        var scheme = signInScheme ?? (await schemes.GetDefaultSignInSchemeAsync().ConfigureAwait(false))?.Name
            ?? throw new InvalidOperationException(
                $"There is no default sign-in scheme: call AddAuthentication().AddCookie(), or set {nameof(UserTokenOptions.SignInScheme)}.");
        var handlers = context.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        var handler = await handlers.GetHandlerAsync(context, scheme).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The sign-in scheme '{scheme}' is not registered: call AddAuthentication().AddCookie(\"{scheme}\").");
        return (scheme, (await handler.AuthenticateAsync().ConfigureAwait(false)).Ticket);
    }
}
