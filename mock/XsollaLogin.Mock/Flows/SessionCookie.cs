using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Flows;

/// <summary>The cookie of an SSO session, named as the contract's answer that expires it.</summary>
internal static class SessionCookie
{
    private static readonly SetCookieHeaderValue Expiring = SetCookieHeaderValue.Parse(
        LoginContract.Answers.SessionCleared.Headers.Single(header => header.Key == HeaderNames.SetCookie).Value.ToString());

    public static string Name { get; } = Expiring.Name.ToString();

    private static readonly string Attributes = $"; Path={Expiring.Path}; HttpOnly; SameSite=Lax";

    public static string Of(string session) => string.Concat(Name, "=", session, Attributes);
}
