using System.Text;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>Name and password in the header Authorization.</summary>
internal static class BasicCredentials
{
    /// <summary>No pattern where none are asked for. WireMock writes them under either name.</summary>
    public static IEnumerable<(string Name, ValuesPattern Pattern)> Read(Members request)
    {
        foreach (var name in (string[])["basicAuth", "basicAuthCredentials"])
        {
            if (request.Object(name) is not { } credentials) continue;
            var (username, password) = (credentials.Operand("username"), credentials.Operand("password"));
            credentials.RefuseOthers();
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"));
            yield return (HeaderNames.Authorization, ValuesPattern.Any(new EqualTo($"Basic {encoded}", ignoreCase: false)));
        }
    }
}
