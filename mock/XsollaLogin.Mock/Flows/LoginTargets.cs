using System.Globalization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Decides the target of a login: the URL in the request, if it is allowed.</summary>
internal static class LoginTargets
{
    /// <summary>Returns the answer that rejects the URL or the client; null if both are allowed.</summary>
    public static Answer? ErrorOf(Call call, out LoginTarget target)
    {
        var settings = call.Project.Settings;
        var asked = call.Query(UrlParameter(call));
        var error = Choose(call, asked, call.IsOAuth2 ? settings.RedirectUris : settings.CallbackUrls, out var url);
        target = new LoginTarget
        {
            Url = url,
            AskedUrl = asked,
            ClientId = ClientOf(call),
            State = call.Query(Parameters.State),
            Scope = call.Query(Parameters.Scope),
            CodeChallenge = call.Query(Parameters.CodeChallenge),
            Payload = call.Query(Parameters.Payload),
            Audience = call.Query(Parameters.Audience),
            WithLogout = call.WithLogout,
        };
        return ErrorOfClient(call) ?? (error is null ? null : Reject(call, error));
    }

    /// <summary>Returns the answer that rejects the client; null if the project has it, or the operation names none.</summary>
    public static Answer? ErrorOfClient(Call call) =>
        ClientOf(call) is { } clientId
        && call.Project.Settings.Clients is not [] and var clients
        && clients.All(client => client.ClientId != clientId)
            ? Reject(call, Examples.ObjectNotFound)
            : null;

    private static Answer Reject(Call call, string error) => call.Operation.Find(error) ?? call.Error(Explain(call, error));

    private static long? ClientOf(Call call) =>
        call.Query(Parameters.ClientId) is { } client ? long.Parse(client, CultureInfo.InvariantCulture) : null;

    private static string UrlParameter(Call call) => call.IsOAuth2 ? Parameters.RedirectUri : Parameters.LoginUrl;

    /// <summary>Returns the error as text, for an operation without an example for it.</summary>
    private static string Explain(Call call, string error) => error switch
    {
        Examples.MultipleLoginUrls => $"{UrlParameter(call)} in query is required: several are registered",
        Examples.LoginUrlNotFound => $"{UrlParameter(call)} in query is not an allowed URL",
        _ => $"{Parameters.ClientId} in query is not a client of the project",
    };

    /// <summary>Chooses the URL; if any are registered, only these are allowed, so that the mock is not an open redirect.</summary>
    private static string? Choose(Call call, string? asked, IReadOnlyList<string> registered, out string url)
    {
        url = asked ?? (registered.Count > 0 ? registered[0] : call.Origin + Pages.Done);
        if (asked is null) return registered.Count > 1 ? Examples.MultipleLoginUrls : null;
        var problem = registered.Count == 0 ? Urls.ProblemOf(asked, call.Project.Settings.AppSchemes)
            : registered.Contains(asked, StringComparer.Ordinal) ? null
            : "is not registered";
        if (problem is null) return null;
        call.Because($"the URL {problem}");
        return Examples.LoginUrlNotFound;
    }
}
