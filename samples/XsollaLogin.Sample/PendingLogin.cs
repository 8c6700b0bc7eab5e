using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using XsollaLogin.Client;

namespace XsollaLogin.Sample;

/// <summary>Keeps the state and the proof key of a login in a cookie of the browser that has started it.</summary>
internal sealed class PendingLogin(IDataProtectionProvider protection)
{
    private const string CookieName = "pending-login";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector(CookieName).ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, LoginParameters sent) =>
        http.Response.Cookies.Append(CookieName, _protector.Protect($"{sent.State}\n{sent.Pkce!.Verifier}\n{sent.RedirectUri}", Lifetime), Options(http));

    /// <summary>Takes the parameters, which work once; null if this browser has not started a login recently.</summary>
    public LoginParameters? Take(HttpContext http)
    {
        if (http.Request.Cookies[CookieName] is not { } cookie) return null;
        http.Response.Cookies.Delete(CookieName, Options(http));
        try
        {
            return _protector.Unprotect(cookie).Split('\n') is [var state, var verifier, var redirectUri]
                ? new LoginParameters { State = state, Pkce = new Pkce(verifier), RedirectUri = redirectUri }
                : null;
        }
        catch (CryptographicException)
        {
            // The cookie is too old or forged; the user starts again.
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = Lifetime };
}
