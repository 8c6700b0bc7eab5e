using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace XsollaLogin.Sample;

/// <summary>The pages. Texts from outside are encoded.</summary>
internal static class Html
{
    public static IResult Home(ClaimsPrincipal user) => Page("Welcome", user.Identity?.IsAuthenticated == true
        ? """<p><a href="/account">Your account</a></p>"""
        : """<p><a href="/login">Log in</a></p>""");

    public static IResult Login(AntiforgeryTokenSet antiforgery, string? error = null) => Page("Log in", $"""
        <p role="alert">{Encode(error)}</p>
        <form method="post" action="/login">
          {Hidden(antiforgery)}
          <label>Username or email <input name="username" autocomplete="username" required></label>
          <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
          <button>Log in</button>
        </form>
        """, error is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized);

    public static IResult LoginFailed(string reason, int status = StatusCodes.Status400BadRequest) =>
        Page("The login failed", $"""<p role="alert">{Encode(reason)}</p><p><a href="/login">Log in</a></p>""", status);

    public static IResult Account(ClaimsPrincipal user, bool renewed, AntiforgeryTokenSet antiforgery) => Page($"Hello {user.Identity!.Name}", $"""
        <p>{Encode(user.FindFirstValue("email"))}</p>
        <p role="status">{(renewed ? "The token was renewed." : "")}</p>
        <form method="post" action="/renew">{Hidden(antiforgery)}<button>Renew the token</button></form>
        <form method="post" action="/logout">{Hidden(antiforgery)}<button>Log out</button></form>
        """);

    private static IResult Page(string title, string body, int status = StatusCodes.Status200OK) => Results.Content($"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{Encode(title)}</title></head>
        <body><h1>{Encode(title)}</h1>{body}</body>
        </html>
        """, "text/html; charset=utf-8", statusCode: status);

    private static string Hidden(AntiforgeryTokenSet antiforgery) =>
        $"""<input type="hidden" name="{antiforgery.FormFieldName}" value="{Encode(antiforgery.RequestToken)}">""";

    private static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
