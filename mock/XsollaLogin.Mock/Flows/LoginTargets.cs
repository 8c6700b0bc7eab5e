using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Decides the target of a login: the URL in the request, if it is registered.</summary>
internal static class LoginTargets
{
    /// <summary>Returns the example that rejects the URL; null if the URL is allowed.</summary>
    public static string? ErrorOf(Call call, out LoginTarget target)
    {
        var settings = call.Project.Settings;
        var asked = call.Query(call.IsOAuth2 ? Parameters.RedirectUri : Parameters.LoginUrl);
        var error = Choose(call, asked, call.IsOAuth2 ? settings.RedirectUris : settings.CallbackUrls, out var url);
        target = new LoginTarget
        {
            Url = url,
            AskedUrl = asked,
            ClientId = call.IsOAuth2 ? long.Parse(call.Query(Parameters.ClientId)!, System.Globalization.CultureInfo.InvariantCulture) : null,
            State = call.Query(Parameters.State),
            Scope = call.Query(Parameters.Scope),
            CodeChallenge = call.Query(Parameters.CodeChallenge),
            Payload = call.Query(Parameters.Payload),
            Audience = call.IsOAuth2 ? call.Query(Parameters.Audience) : null,
            WithLogout = call.WithLogout,
        };
        return IsUnknownClient(call, target.ClientId) ? Examples.ObjectNotFound : error;
    }

    /// <summary>Returns the error as text, for an operation without an example for it.</summary>
    public static string Explain(Call call, string error)
    {
        var parameter = call.IsOAuth2 ? Parameters.RedirectUri : Parameters.LoginUrl;
        return error == Examples.MultipleLoginUrls
            ? $"{parameter} in query is required: several are registered"
            : $"{parameter} in query is not a registered URL";
    }

    /// <summary>Whether the client is unknown, and the operation has an error for it.</summary>
    private static bool IsUnknownClient(Call call, long? clientId) =>
        clientId is not null
        && call.Project.Settings.Clients is not [] and var clients
        && clients.All(client => client.ClientId != clientId)
        && call.Operation.Find(Examples.ObjectNotFound) is not null;

    /// <summary>Chooses the URL; if any are registered, only these are allowed, so that the mock is not an open redirect.</summary>
    private static string? Choose(Call call, string? asked, IReadOnlyList<string> registered, out string url)
    {
        url = asked ?? (registered.Count > 0 ? registered[0] : call.Origin + Pages.Done);
        if (asked is null) return registered.Count > 1 ? Examples.MultipleLoginUrls : null;
        if (registered.Count == 0 ? Urls.IsWebOrApp(asked) : registered.Contains(asked, StringComparer.Ordinal)) return null;
        if (Urls.SchemeOf(asked) is null) call.Because("the URL needs a scheme, such as https://, because registered URLs are absolute");
        else if (registered.Count == 0) call.Because("only registered URLs can have a scheme other than http, https, app and those with a period");
        return Examples.LoginUrlNotFound;
    }
}
