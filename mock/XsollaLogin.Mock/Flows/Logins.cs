using System.Text.Json;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Completes logins: starts a session, and returns the URL with a token or an authorization code.</summary>
internal static class Logins
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SessionLifetime = TimeSpan.FromDays(30);

    public static Answer Complete(Call call, User user, string method, LoginTarget target)
    {
        using var url = LoginUrl(call, user, method, target);
        return StartSession(call, user, call.Answer(LoggedIn(call, target), Patch.Text(Members.LoginUrl, url)));
    }

    /// <summary>Completes a login; if additional fields are missing, the answer also lists them and has the token to send them with.</summary>
    /// <param name="isAfterAsk">Whether the user has sent fields: an OAuth 2.0 client then gets a code as soon as no required field is missing.</param>
    public static Answer CompleteOrAsk(Call call, User user, string method, LoginTarget target, bool isAfterAsk = false)
    {
        var missing = AskedFields.MissingOf(call.Project, user);
        if (missing is []) return Complete(call, user, method, target);

        if (target.WithLogout) RevokeTokens(call, user);
        using var token = TokenOf(call, user, method, target);
        // An OAuth 2.0 client gets no code until the user has sent fields and no required field is missing.
        using var url = target.ClientId is not null && (!isAfterAsk || missing.Any(field => field.Required))
            ? Urls.Write(target.Url, (Members.Token, token))
            : LoginUrl(call, user, method, target with { WithLogout = false });
        var answer = call.Answer(
            missing[0].ConfirmationType == AskedFields.ByLink ? Examples.WithAskFieldsByLink : Examples.WithAskFields,
            Patch.Text(Members.LoginUrl, url),
            Patch.Of(Members.AskFields, writer => JsonSerializer.Serialize(writer, missing, AnswerJson.Default.IReadOnlyListAskedField)),
            Patch.Text(Members.Token, token));
        return StartSession(call, user, answer);
    }

    /// <summary>
    /// Issues a token (JWT) or an authorization code (OAuth 2.0), and writes the URL with it; <see cref="LoginTarget.WithLogout"/> revokes older tokens first.
    /// The caller disposes of the buffer.
    /// </summary>
    public static Utf8Buffer LoginUrl(Call call, User user, string method, LoginTarget target)
    {
        if (target.WithLogout) RevokeTokens(call, user);
        if (target.ClientId is not { } clientId)
        {
            var remember = target.RememberMe is { } asked ? asked ? "true" : "false" : null;
            using var token = TokenOf(call, user, method, target);
            return Urls.Write(target.Url, (Members.Token, token), (Members.RememberMe, remember));
        }

        var code = NewCode(call, new Grant
        {
            Sequence = call.NextSequence(user),
            UserId = user.Id,
            ClientId = clientId,
            RedirectUri = target.AskedUrl,
            Scope = target.Scope,
            CodeChallenge = target.CodeChallenge,
            Payload = target.Payload,
            Audience = target.Audience,
            Method = method,
        });
        return Urls.Write(target.Url, (Members.Code, code), (Parameters.State, target.State));
    }

    /// <summary>Creates an authorization code for a grant.</summary>
    public static string NewCode(Call call, Grant grant)
    {
        var code = call.Project.Ids.NewSecret();
        call.Project.AuthorizationCodes.Add(code, grant, call.Project.Clock.Now + CodeLifetime);
        call.Changed(Change.AuthorizationCodeIssued, grant.UserId);
        return code;
    }

    /// <summary>Issues a token; the caller disposes of its buffer.</summary>
    /// <param name="clientId">The OAuth 2.0 client; null: the login uses JWT.</param>
    public static Utf8Buffer IssueToken(Call call, User user, string method, string? payload, long? clientId, string? scope, string? audience)
    {
        var token = call.Project.Tokens.Issue(user, call.NextSequence(user), method, payload, clientId is null ? null : scope ?? "", audience);
        call.Changed(Change.TokenIssued, user.Id);
        return token;
    }

    /// <summary>Revokes all access tokens, refresh tokens and authorization codes of the user.</summary>
    public static void RevokeTokens(Call call, User user)
    {
        if (call.TryRevokeTokens(user)) call.Changed(Change.TokensRevoked, user.Id);
    }

    /// <summary>Ends the sessions and running logins of the user, and revokes the tokens.</summary>
    public static void LogOut(Call call, User user)
    {
        if (UserAccounts.LogOut(call.Project, user)) call.Changed(Change.SessionsEnded, user.Id);
        call.Changed(Change.TokensRevoked, user.Id);
    }

    /// <summary>
    /// Returns the example of a completed login. An operation for JWT has no example with an authorization code, but it may confirm a one-time code that was
    /// requested with OAuth 2.0.
    /// </summary>
    private static string LoggedIn(Call call, LoginTarget target) =>
        target.ClientId is null || call.Operation.Find(Examples.LoggedInWithCode) is null ? Examples.LoggedIn : Examples.LoggedInWithCode;

    private static Utf8Buffer TokenOf(Call call, User user, string method, LoginTarget target) =>
        IssueToken(call, user, method, target.Payload, target.ClientId, target.Scope, target.Audience);

    public static Answer StartSession(Call call, User user, Answer answer)
    {
        var session = SessionCookie.NewKey(call.Project);
        if (call.TryStartSession(user, session, call.Project.Clock.Now + SessionLifetime)) call.Changed(Change.SessionBegun, user.Id);
        return answer.WithHeader(HeaderNames.SetCookie, SessionCookie.Of(session, call.Project, call.Sessions, call.Origin));
    }
}
