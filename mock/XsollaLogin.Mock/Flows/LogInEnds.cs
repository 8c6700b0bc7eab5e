using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Where a log-in ends: the URL asked for, if it is registered.</summary>
internal static class LogInEnds
{
    /// <summary>The example that refuses the URL; null where it is fine.</summary>
    public static string? Refusal(Call call, out LogInEnd end)
    {
        var settings = call.World.Settings;
        var asked = call.Query(call.IsOAuth2 ? Parameters.RedirectUri : Parameters.LoginUrl);
        var refusal = Choose(call, asked, call.IsOAuth2 ? settings.RedirectUris : settings.CallbackUrls, out var url);
        end = new LogInEnd
        {
            Url = url,
            AskedUrl = asked,
            ClientId = call.IsOAuth2 ? long.Parse(call.Query(Parameters.ClientId)!, System.Globalization.CultureInfo.InvariantCulture) : null,
            State = call.Query(Parameters.State),
            Scope = call.Query(Parameters.Scope),
            CodeChallenge = call.Query(Parameters.CodeChallenge),
            Payload = call.Query(Parameters.Payload),
            WithLogout = call.Query(Parameters.WithLogout) is "1" or "true",
        };
        return IsUnknownClient(call, end.ClientId) ? Examples.ObjectNotFound : refusal;
    }

    /// <summary>The refusal in words, for an operation that has no example for it.</summary>
    public static string Explain(Call call, string refusal)
    {
        var parameter = call.IsOAuth2 ? Parameters.RedirectUri : Parameters.LoginUrl;
        return refusal == Examples.MultipleLoginUrls ? $"{parameter} in query is required: several are registered" : $"{parameter} in query is not a registered URL";
    }

    /// <summary>Where the contract has a word for it.</summary>
    private static bool IsUnknownClient(Call call, long? clientId) =>
        clientId is not null
        && call.World.Settings.Clients is not [] and var clients
        && clients.All(client => client.ClientId != clientId)
        && call.Operation.Find(Examples.ObjectNotFound) is not null;

    /// <summary>No open redirect: of registered URLs only these.</summary>
    private static string? Choose(Call call, string? asked, IReadOnlyList<string> registered, out string url)
    {
        url = asked ?? (registered.Count > 0 ? registered[0] : call.Origin + Pages.Done);
        if (asked is not null) return Urls.IsSafe(asked) && (registered.Count == 0 || registered.Contains(asked, StringComparer.Ordinal)) ? null : Examples.LoginUrlNotFound;
        return registered.Count > 1 ? Examples.MultipleLoginUrls : null;
    }
}
