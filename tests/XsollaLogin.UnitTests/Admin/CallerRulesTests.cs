using System.Text;
using Microsoft.AspNetCore.Http;
using XsollaLogin.Mock;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.UnitTests.Admin;

/// <summary>The caller rules, also for addresses that a test cannot call from.</summary>
public class CallerRulesTests
{
    private const string Key = "sixteen-letters!";

    [Theory]
    [InlineData("127.0.0.1", "localhost:5080", 200)]
    [InlineData("127.0.0.2", "127.0.0.1", 200)]
    [InlineData("::1", "[::1]:5080", 200)]
    [InlineData("::ffff:127.0.0.1", "LOCALHOST", 200)]
    [InlineData("192.0.2.1", "192.0.2.9:5080", 403)]
    [InlineData("::ffff:192.0.2.1", "localhost", 403)]
    [InlineData("2001:db8::1", "localhost", 403)]
    [InlineData("127.0.0.1", "attacker.example:5080", 403)]
    [InlineData("127.0.0.1", "127.0.0.1.attacker.example", 403)]
    [InlineData("127.0.0.1", "localhost.attacker.example", 403)]
    [InlineData("127.0.0.1", "", 403)]
    public void A_mock_without_a_key_accepts_only_this_machine(string caller, string host, int status) =>
        Assert.Equal(status, StatusOf(key: null, caller, host));

    [Theory]
    [InlineData("192.0.2.1", "mock.example:5080", $"Bearer {Key}", 200)]
    [InlineData("127.0.0.1", "localhost", $"bearer {Key}", 200)]
    [InlineData("127.0.0.1", "localhost", null, 401)]
    [InlineData("127.0.0.1", "localhost", "", 401)]
    [InlineData("127.0.0.1", "localhost", Key, 401)]
    [InlineData("127.0.0.1", "localhost", $"Basic {Key}", 401)]
    [InlineData("127.0.0.1", "localhost", "Bearer sixteen-letters", 401)]
    [InlineData("127.0.0.1", "localhost", $"Bearer {Key}!", 401)]
    [InlineData("127.0.0.1", "localhost", "Bearer ", 401)]
    public void A_mock_with_a_key_accepts_every_caller_with_the_key(string caller, string host, string? authorization, int status) =>
        Assert.Equal(status, StatusOf(Key, caller, host, authorization));

    [Theory]
    [InlineData(null)]
    [InlineData(Key)]
    public void A_page_of_another_origin_is_rejected_even_with_the_key(string? key)
    {
        Assert.Equal(403, StatusOf(key, "127.0.0.1", "localhost:5080", $"Bearer {Key}", "https://game.example.com"));
        Assert.Equal(403, StatusOf(key, "127.0.0.1", "localhost:5080", $"Bearer {Key}", "null"));
        Assert.Equal(200, StatusOf(key, "127.0.0.1", "localhost:5080", $"Bearer {Key}", "http://localhost:5080"));
    }

    [Theory]
    [InlineData(null, null, null, 403)]
    [InlineData(Key, null, null, 401)]
    [InlineData(Key, $"Bearer {Key}", null, 200)]
    [InlineData(Key, $"Bearer {Key}", "same-origin", 200)]
    [InlineData(Key, $"Bearer {Key}", "same-site", 403)]
    public void Behind_a_proxy_that_forwards_its_address_a_key_is_needed(string? key, string? authorization, string? site, int status)
    {
        // The page is on the address of the proxy, which the mock does not believe here: the browser says that the page is the mock's own.
        var origin = site is null ? null : "https://login.example.test";

        Assert.Equal(status, StatusOf(key, "127.0.0.1", "localhost:5080", authorization, origin, site, isForwarded: true));
    }

    [Theory]
    [InlineData("cross-site", 403)]
    [InlineData("same-site", 403)]
    [InlineData("same-origin", 200)]
    [InlineData("none", 200)]
    public void A_cross_site_fetch_of_a_browser_is_rejected(string site, int status) =>
        Assert.Equal(status, StatusOf(key: null, "127.0.0.1", "localhost:5080", site: site));

    [Theory]
    [InlineData("fifteen-letters")]
    [InlineData("sixteen letters!")]
    [InlineData("sechzehn-zeichen-ü")]
    public async Task An_invalid_key_is_rejected_and_not_repeated(string key)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => MockLoginServer.StartAsync(new MockLoginServerOptions { AdminKey = key }));

        Assert.Contains("AdminKey must be", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "192.0.2.1", "localhost", false, "start the mock with --admin-key to allow other machines")]
    [InlineData(null, "127.0.0.1", "localhost", true, "behind a proxy, every caller looks local; start the mock with --admin-key")]
    [InlineData(null, "127.0.0.1", "attacker.example", false, "admin requests must name the mock by localhost or an IP address")]
    [InlineData(Key, "127.0.0.1", "localhost", false, "admin endpoints require the key that the mock was started with: Authorization: Bearer <key>")]
    [InlineData(Key, "127.0.0.1", "localhost", false, "does not have the form Authorization: Bearer <key>", "Basic key")]
    public void A_rejected_caller_learns_what_to_do(
        string? key, string caller, string host, bool isForwarded, string expected, string? authorization = null) =>
        Assert.Contains(
            expected, Encoding.UTF8.GetString(ErrorOf(key, caller, host, authorization, isForwarded: isForwarded)!.Body), StringComparison.Ordinal);

    private static int StatusOf(
        string? key, string caller, string host, string? authorization = null, string? origin = null, string? site = null, bool isForwarded = false) =>
        ErrorOf(key, caller, host, authorization, origin, site, isForwarded)?.Status ?? StatusCodes.Status200OK;

    /// <summary>Returns the answer that rejects the caller; null if there is none.</summary>
    private static Answer? ErrorOf(
        string? key, string caller, string host, string? authorization = null, string? origin = null, string? site = null, bool isForwarded = false)
    {
        var context = new DefaultHttpContext
        {
            Connection = { RemoteIpAddress = IPAddress.Parse(caller) },
            Request = { Scheme = "http", Host = new HostString(host) },
        };
        if (authorization is not null) context.Request.Headers.Authorization = authorization;
        if (origin is not null) context.Request.Headers.Origin = origin;
        if (site is not null) context.Request.Headers["Sec-Fetch-Site"] = site;
        try
        {
            new CallerRules(key is null ? null : new AdminKey(key), new OwnOrigin(null, isForwarded)).Check(context);
            return null;
        }
        catch (AdminException error)
        {
            return error.Answer;
        }
    }
}
