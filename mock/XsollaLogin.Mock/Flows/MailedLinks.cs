using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>The links in messages: on the mock's own address, they do what they promise and end where the caller wanted.</summary>
internal sealed class MailedLinks(Worlds worlds)
{
    public const string Prefix = "/links/";

    public static string PathOf(string projectId, string id) => $"{Prefix}{Uri.EscapeDataString(projectId)}/{id}";

    public static bool Has(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    public Answer Open(Exchange exchange)
    {
        var path = exchange.Path;
        var separator = path.LastIndexOf('/');
        var projectId = separator > Prefix.Length ? Decode(path[Prefix.Length..separator]) : "";
        if (worlds.Find(projectId) is not { } world) return Pages.LinkExpired;
        exchange.World = world;
        return world.Links.TryTake(path[(separator + 1)..], _ => true, out var link) ? Follow(link!, world, exchange) : Pages.LinkExpired;
    }

    private static Answer Follow(Link link, World world, Exchange exchange)
    {
        switch (link.Kind)
        {
            case LinkKind.ConfirmAccount:
                world.Users.Change(link.Subject, user => user with { Confirmed = true });
                exchange.Changed(Change.AccountConfirmed, link.Subject);
                return Redirect(link.Target, Pages.AccountConfirmed);
            case LinkKind.OpenCode:
                if (!world.Codes.OpenLink(link.Subject)) return Pages.LinkExpired;
                exchange.Changed(Change.LinkOpened, link.Subject);
                return Redirect(link.Target, Pages.LogInConfirmed);
            default:
                exchange.Changed(Change.ResetLinkTaken, link.Subject);
                return Redirect(Urls.With(Urls.With(link.Target!, "user_id", link.Subject), "reset_code", link.ResetCode!), Pages.LinkExpired);
        }
    }

    /// <summary>The server has decoded all but the slash.</summary>
    private static string Decode(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Only to addresses of the web: a message must not start anything else.</summary>
    private static Answer Redirect(string? target, Answer otherwise) =>
        Uri.TryCreate(target, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? new Answer("", StatusCodes.Status302Found, null, [], [new(HeaderNames.Location, Urls.ForHeader(url.AbsoluteUri))])
            : otherwise;
}
