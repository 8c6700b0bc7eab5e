using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using XsollaLogin.Client;

namespace XsollaLogin.Sample;

/// <summary>Keeps the state and the proof key of a login in a cookie of the browser that has started it.</summary>
/// <remarks>Each login has its own cookie, named by its state: logins in two tabs do not disturb each other, and a foreign link takes none.</remarks>
internal sealed class PendingLogin(IDataProtectionProvider protection)
{
    private const string Purpose = "pending-login";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector(Purpose).ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, LoginParameters sent)
    {
        var value = _protector.Protect($"{sent.State}\n{sent.Pkce!.Verifier}\n{sent.RedirectUri}", Lifetime);
        http.Response.Cookies.Append(NameOf(sent.State!), value, Options(http));
    }

    /// <summary>Takes the parameters, which work once; null if this browser has not started the login of the callback recently.</summary>
    public LoginParameters? Take(HttpContext http)
    {
        if (http.Request.Query["state"].ToString() is not { Length: > 0 } state) return null;
        var name = NameOf(state);
        if (http.Request.Cookies[name] is not { } cookie || Read(cookie) is not { } sent || sent.State != state) return null;
        http.Response.Cookies.Delete(name, Options(http));
        return sent;
    }

    private LoginParameters? Read(string cookie)
    {
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

    // A hash, because a state from outside may have characters that no name of a cookie has.
    private static string NameOf(string state) => $"{Purpose}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..32]}";

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = Lifetime };
}
