using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Opens the links in messages: performs their action and redirects to the URL of the request.</summary>
internal sealed class OpenedLinks(Projects projects)
{
    public Answer Open(Exchange exchange)
    {
        var path = exchange.Path;
        var separator = path.LastIndexOf('/');
        var projectId = separator > LinkPath.Prefix.Length ? Route.Decode(path[LinkPath.Prefix.Length..separator], exchange.Target) : "";
        if (projects.Find(projectId) is not { } project) return Pages.LinkExpired;
        exchange.ProjectId = project.ProjectId;
        return project.Links.TryTake(path[(separator + 1)..], _ => true, out var link) ? Follow(link!, project, exchange) : Expired(project);
    }

    private static Answer Follow(Link link, Project project, Exchange exchange)
    {
        switch (link.Kind)
        {
            case LinkKind.ConfirmAccount:
                project.Users.Change(link.Subject, user => user with { Confirmed = true });
                exchange.Changed(Change.AccountConfirmed, link.Subject);
                return Redirect(project, link.Target, Pages.AccountConfirmed);
            case LinkKind.OpenCode:
                if (!project.Codes.OpenLink(link.Subject, project.Settings.CodeAttempts)) return Expired(project);
                exchange.Changed(Change.LinkOpened, link.Subject);
                return Redirect(project, link.Target, Pages.LoginConfirmed);
            default:
                exchange.Changed(Change.ResetLinkTaken, link.Subject);
                return project.Settings.Allows(link.Target!)
                    ? To(Urls.With(link.Target!, (Members.UserId, link.Subject), (Members.ResetCode, link.ResetCode)))
                    : Expired(project);
        }
    }

    private static Answer Expired(Project project) => ErrorCallbacks.Redirect(project, LoginContract.Answers.ObjectNotFound) ?? Pages.LinkExpired;

    /// <summary>Redirects to the target, if the settings allow it.</summary>
    private static Answer Redirect(Project project, string? target, Answer otherwise) =>
        target is not null && project.Settings.Allows(target) ? To(target) : otherwise;

    private static Answer To(string target) => new("", StatusCodes.Status302Found, null, [], [new(HeaderNames.Location, Urls.ForHeader(target))]);
}

/// <summary>The pages at which a link or a login ends if the request named no URL.</summary>
internal static class Pages
{
    /// <summary>The path of the page at which a login ends in a project without a callback URL.</summary>
    public const string Done = "/done";

    /// <summary>The path of the empty page at which the logins of the SDKs for games end by default.</summary>
    public const string Blank = "/api/blank";

    /// <summary>The address of a page may contain a token, which other pages must not learn, and a page needs no scripts.</summary>
    private static readonly KeyValuePair<string, StringValues>[] Headers =
    [
        new(HeaderNames.ContentSecurityPolicy, "default-src 'none'"),
        new(HeaderNames.XContentTypeOptions, "nosniff"),
        new("Referrer-Policy", "no-referrer"),
    ];

    public static readonly Answer Healthy = new("", StatusCodes.Status200OK, "text/plain; charset=utf-8", "healthy\n"u8.ToArray(), []);
    public static readonly Answer Empty = new("", StatusCodes.Status200OK, "text/html; charset=utf-8", [], Headers);
    public static readonly Answer LoggedIn =
        Page(StatusCodes.Status200OK, "Done", "The login ends here, because the request named no callback URL. The address of this page has its result.");
    public static readonly Answer AccountConfirmed = Page(StatusCodes.Status200OK, "Account confirmed", "The account is confirmed. You can log in now.");
    public static readonly Answer LoginConfirmed = Page(StatusCodes.Status200OK, "Confirmed", "The login is confirmed. Go back to the page where you started.");
    public static readonly Answer NothingHere = Page(
        StatusCodes.Status404NotFound, "Nothing here",
        $"The mock has no such page. The API is under {LoginContract.BasePath}, the console at /console, the contract at /docs.");
    public static readonly Answer LinkExpired =
        Page(StatusCodes.Status404NotFound, "Link expired", "The link is unknown, already used or expired. Request a new one.");

    private static Answer Page(int status, string title, string text) => new("", status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes($"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>{title}</title>
        <h1>{title}</h1>
        <p>{text}</p>
        </html>
        """), Headers);
}
