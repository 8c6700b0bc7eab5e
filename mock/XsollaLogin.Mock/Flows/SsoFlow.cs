using System.Buffers.Text;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>Single sign-on and logout.</summary>
internal static class SsoFlow
{
    public static Answer CheckSso(Call call) => UserOfSession(call) is { } user
        ? call.Answer(Examples.SessionFound, Patch.Text(Members.Code, NewCode(call, user)))
        : call.Answer(Examples.UnauthorizedUser);

    public static Answer RedirectSso(Call call)
    {
        if (LoginTargets.ErrorOf(call, out var target) is { } error) return Error(error);
        if (UserOfSession(call) is not { } user) return Error(call.Answer(Examples.UnauthorizedUser));
        var location = Urls.With(target.Url, (Members.Code, NewCode(call, user)));
        return call.Answer(Examples.SessionRedirected).WithHeader(HeaderNames.Location, Urls.ForHeader(location));

        Answer Error(Answer answer) => ErrorCallbacks.Redirect(call.Project, answer) ?? answer;
    }

    public static Answer CheckSsoOAuth2(Call call)
    {
        if (LoginTargets.ErrorOf(call, out var target) is { } error) return error;
        if (UserOfSession(call) is not { } user) return call.Answer(Examples.UnauthorizedUser);
        using var url = Logins.LoginUrl(call, user, LoginMethod.Password, target);
        return call.Answer(Examples.SessionFound, Patch.Text(Members.LoginUrl, url));
    }

    public static Answer Logout(Call call)
    {
        if (call.User() is not { } user) return call.Answer(Examples.InvalidToken);
        if (call.Query(Parameters.Sessions) == Values.All) Logins.LogOut(call, user);
        // The request has a token and no cookie: it cannot tell one session of the user from another.
        else if (call.Project.Sessions.Drop(owner => owner == user.Id)) call.Changed(Change.SessionsEnded, user.Id);
        return call.Answer(Examples.LoggedOut);
    }

    public static Answer ClearSso(Call call)
    {
        var answer = call.Answer(Examples.SessionCleared);
        return SessionCookie.ExpiredOf(call.Origin) is { } cookie ? answer.WithHeader(HeaderNames.SetCookie, cookie) : answer;
    }

    private static User? UserOfSession(Call call)
    {
        // All at once: the session of a user who is removed in between would lead to a later user with the same id.
        lock (call.Project.Gate)
        {
            return call.Sessions.Select(session => call.Project.Sessions.TryFind(session, out var userId) ? call.Project.Users.Find(userId!) : null)
                .FirstOrDefault(user => user is { Banned: false });
        }
    }

    /// <summary>Creates a code that any client of the project can exchange.</summary>
    private static string NewCode(Call call, User user)
    {
        if (call.WithLogout) Logins.RevokeTokens(call, user);
        return Logins.NewCode(call, new Grant
        {
            UserId = user.Id,
            Method = LoginMethod.Password,
            Sequence = call.NextSequence(user),
            Payload = call.Query(Parameters.Payload),
        });
    }
}

/// <summary>The cookie of an SSO session, with the name and path in the contract's answer that deletes it.</summary>
internal static class SessionCookie
{
    private static readonly SetCookieHeaderValue Expiring = SetCookieHeaderValue.Parse(
        LoginContract.Answers.SessionCleared.Headers.Single(header => header.Key == HeaderNames.SetCookie).Value.ToString());

    private const char Separator = '.';
    private const int Most = 10;
    private const int LongestKey = 64;

    public static string Name { get; } = Expiring.Name.ToString();

    private static readonly string Attributes = $"; Path={Expiring.Path}; HttpOnly; SameSite=Lax";

    // Pages of other sites may send the cookie, as in production, but browsers allow this for https only.
    private static readonly string SecureAttributes = $"; Path={Expiring.Path}; HttpOnly; Secure; SameSite=None";

    /// <summary>Generates the key of a session. It begins with a mark of its project, so that the next one replaces it in the cookie.</summary>
    public static string NewKey(Project project) => project.Mark + project.Ids.NewSecret();

    /// <summary>Returns the cookie with a new session and the sessions of other projects.</summary>
    /// <param name="sent">The keys that the browser sent.</param>
    public static string Of(string session, Project project, string[] sent, string origin)
    {
        var attributes = IsSecure(origin) ? SecureAttributes : Attributes;
        if (sent is []) return string.Concat(Name, "=", session, attributes);
        var others = sent.Where(key => !key.StartsWith(project.Mark, StringComparison.Ordinal));
        return $"{Name}={string.Join(Separator, others.Prepend(session).Take(Most))}{attributes}";
    }

    /// <summary>Returns the cookie that deletes a secure one; null: that of the contract deletes it.</summary>
    /// <remarks>Browsers take it from answers to pages of other sites only with the attributes with which it was set.</remarks>
    public static string? ExpiredOf(string origin) => IsSecure(origin) ? $"{Name}={SecureAttributes}; Max-Age=0" : null;

    /// <summary>Returns the keys of a cookie.</summary>
    public static string[] Keys(string? cookie) =>
        cookie is null ? [] : [.. cookie.Split(Separator).Where(key => key.Length is > 0 and <= LongestKey && Base64Url.IsValid(key)).Take(Most)];

    private static bool IsSecure(string origin) => origin.StartsWith(Uri.UriSchemeHttps, StringComparison.Ordinal);
}
