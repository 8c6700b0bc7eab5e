using System.Text;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Flows;

/// <summary>The small pages at which a link or a log-in ends where the caller named no other.</summary>
internal static class Pages
{
    /// <summary>Where a log-in ends in a project without a callback URL.</summary>
    public const string Done = "/done";

    public static readonly Answer LoggedIn = Page(StatusCodes.Status200OK, "Done", "The log-in ends here, for the request named no callback URL. What it gave is in the address of this page.");
    public static readonly Answer AccountConfirmed = Page(StatusCodes.Status200OK, "Account confirmed", "The account is confirmed. You can log in now.");
    public static readonly Answer LogInConfirmed = Page(StatusCodes.Status200OK, "Confirmed", "The log-in is confirmed. Go back to the page where you began.");
    public static readonly Answer LinkExpired = Page(StatusCodes.Status404NotFound, "Link expired", "The link is unknown, spent or has expired. Ask for a new one.");

    private static Answer Page(int status, string title, string text) => new("", status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes($"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>{title}</title>
        <h1>{title}</h1>
        <p>{text}</p>
        </html>
        """), []);
}
