using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>What every log-in ends with: a session, and the URL with a token or an authorization code.</summary>
internal static class LogIns
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SessionLifetime = TimeSpan.FromDays(30);

    public static Answer Complete(Call call, User user, string method, LogInEnd end)
    {
        var url = LoginUrl(call.World, user, method, end);
        return StartSession(call, user, call.Answer(LoggedIn(call, end), Patch.Text("login_url", url)));
    }

    /// <summary>While fields are missing, the answer also has these, and the token to give them by.</summary>
    public static Answer CompleteOrAsk(Call call, User user, string method, LogInEnd end)
    {
        var missing = AskedFields.MissingOf(call.World, user);
        if (missing is []) return Complete(call, user, method, end);

        var url = LoginUrl(call.World, user, method, end);
        var answer = call.Answer(
            missing[0].ConfirmationType == "link" ? Examples.WithAskFieldsByLink : Examples.WithAskFields,
            Patch.Text("login_url", url),
            Patch.Of("ask_fields", writer => AskedFields.Write(writer, missing)),
            Patch.Text("token", call.World.Tokens.Issue(user, method, end)));
        return StartSession(call, user, answer);
    }

    /// <summary>The URL with a token (JWT) or with an authorization code and the state (OAuth 2.0).</summary>
    public static string LoginUrl(World world, User user, string method, LogInEnd end)
    {
        if (end.WithLogout) world.Tokens.RevokeAll(user);
        if (end.ClientId is not { } clientId)
        {
            var url = Urls.With(end.Url, "token", world.Tokens.Issue(user, method, end));
            return end.RememberMe ? Urls.With(url, "remember_me", "true") : url;
        }

        var code = world.Ids.NewSecret();
        world.AuthorizationCodes.Keep(code, GrantOf(world, user, method, end, clientId), world.Clock.Now + CodeLifetime);
        var withCode = Urls.With(end.Url, "code", code);
        return end.State is null ? withCode : Urls.With(withCode, "state", end.State);
    }

    private static Grant GrantOf(World world, User user, string method, LogInEnd end, long clientId) => new()
    {
        Sequence = world.Ids.NextSequence(),
        UserId = user.Id,
        ClientId = clientId,
        RedirectUri = end.AskedUrl,
        Scope = end.Scope,
        CodeChallenge = end.CodeChallenge,
        Payload = end.Payload,
        Method = method,
    };

    /// <summary>A code that was requested in one protocol may be confirmed in the other, which has no example of its own for it.</summary>
    private static string LoggedIn(Call call, LogInEnd end) =>
        end.ClientId is null || call.Operation.Find(Examples.LoggedInWithCode) is null ? Examples.LoggedIn : Examples.LoggedInWithCode;

    private static Answer StartSession(Call call, User user, Answer answer)
    {
        var session = call.World.Ids.NewSecret();
        call.World.Sessions.Keep(session, user.Id, call.World.Clock.Now + SessionLifetime);
        return answer.WithHeader(HeaderNames.SetCookie, SessionCookie.Of(session));
    }
}
