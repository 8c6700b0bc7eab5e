using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>The links in messages: on the mock's own address, they do what they promise and end where the caller wanted.</summary>
internal sealed class MailedLinks(Worlds worlds)
{
    private const string Prefix = "/links/";

    public static string PathOf(string projectId, string id) => $"{Prefix}{Uri.EscapeDataString(projectId)}/{id}";

    public static bool Has(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    public Answer Open(string path)
    {
        var separator = path.LastIndexOf('/');
        var projectId = separator > Prefix.Length ? Decode(path[Prefix.Length..separator]) : "";
        if (worlds.Find(projectId) is not { } world || !world.Links.TryTake(path[(separator + 1)..], _ => true, out var link)) return Pages.LinkExpired;
        return link!.Kind switch
        {
            LinkKind.ConfirmAccount => ConfirmAccount(world, link),
            LinkKind.OpenCode => world.Codes.OpenLink(link.Subject) ? Redirect(link.Target, Pages.LogInConfirmed) : Pages.LinkExpired,
            _ => Redirect(Urls.With(Urls.With(link.Target!, "user_id", link.Subject), "reset_code", link.ResetCode!), Pages.LinkExpired),
        };
    }

    /// <summary>The server has decoded all but the slash.</summary>
    private static string Decode(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static Answer ConfirmAccount(World world, Link link)
    {
        world.Users.Change(link.Subject, user => user with { Confirmed = true });
        return Redirect(link.Target, Pages.AccountConfirmed);
    }

    /// <summary>Only to addresses of the web: a message must not start anything else.</summary>
    private static Answer Redirect(string? target, Answer otherwise) =>
        Uri.TryCreate(target, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? new Answer("", StatusCodes.Status302Found, null, [], [new(HeaderNames.Location, Urls.ForHeader(url.AbsoluteUri))])
            : otherwise;
}
