using Microsoft.Extensions.DependencyInjection;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>The exception for a missing or invalid argument of the classes for tokens names it.</summary>
public class RejectedArgumentTests
{
    private static readonly StubTokenClient Client = new();
    private static readonly FixedUserToken Tokens = new("token");
    private static readonly AllowedHosts Hosts = new("api.example.com");

    public static TheoryData<string, Action> Missing => new()
    {
        { "client", () => XsollaLoginTokenValidator.ForKeys(null!, Valid) },
        { "options", () => XsollaLoginTokenValidator.ForKeys(Client, null!) },
        { "options", () => XsollaLoginTokenValidator.ForSecret("secret", null!) },
        { "TimeProvider", () => XsollaLoginTokenValidator.ForKeys(Client, new() { ProjectId = "p", TimeProvider = null! }) },
        { "client", () => _ = new RenewingUserTokenProvider(null!, new() { ClientId = 57 }) },
        { "options", () => _ = new RenewingUserTokenProvider(Client, null!) },
        { "tokens", () => Provider().Keep((TokenResult)null!) },
        { "tokens", () => Provider().Keep((StoredUserTokens)null!) },
        { "token", () => Provider().Keep((string)null!) },
        { "tokens", () => _ = new UserTokenHandler(null!, Hosts) },
        { "hosts", () => _ = new UserTokenHandler(Tokens, null!) },
        { "tokens", () => Http.AddUserToken((Func<IServiceProvider, IUserTokenProvider>)null!, "api.example.com") },
        { "builder", () => ((IHttpClientBuilder)null!).AddUserToken("api.example.com") },
        { "names", () => _ = new AllowedHosts(null!) },
        { "tokens", () => StoredUserTokens.From(null!, DateTimeOffset.UnixEpoch) },
    };

    public static TheoryData<string, Action> Invalid => new()
    {
        { "ProjectId", () => XsollaLoginTokenValidator.ForKeys(Client, new() { ProjectId = " " }) },
        { "Issuer", () => XsollaLoginTokenValidator.ForKeys(Client, new() { ProjectId = "p", Issuer = " " }) },
        { "KeyLifetime", () => XsollaLoginTokenValidator.ForKeys(Client, new() { ProjectId = "p", KeyLifetime = TimeSpan.Zero }) },
        { "KeyFetchInterval", () => XsollaLoginTokenValidator.ForKeys(Client, new() { ProjectId = "p", KeyFetchInterval = TimeSpan.Zero }) },
        { "KeyFetchTimeout", () => XsollaLoginTokenValidator.ForKeys(Client, new() { ProjectId = "p", KeyFetchTimeout = TimeSpan.Zero }) },
        { "ClockSkew", () => XsollaLoginTokenValidator.ForSecret("secret", new() { ProjectId = "p", ClockSkew = TimeSpan.FromTicks(-1) }) },
        { "ClockSkew", () => XsollaLoginTokenValidator.ForSecret("secret", new() { ProjectId = "p", ClockSkew = new(0, 5, 1) }) },
        { "secret", () => XsollaLoginTokenValidator.ForSecret("", Valid) },
        { "options.RenewBefore", () => Provider(before: TimeSpan.FromTicks(-1)) },
        { "options.RenewalTimeout", () => Provider(timeout: TimeSpan.Zero) },
        { "options.RenewalTimeout", () => Provider(timeout: TimeSpan.FromTicks(TimeSpan.TicksPerDay + 1)) },
    };

    private static IHttpClientBuilder Http => new ServiceCollection().AddHttpClient("game");

    private static XsollaLoginTokenValidatorOptions Valid => new() { ProjectId = "p" };

    [Theory]
    [MemberData(nameof(Missing))]
    public void A_missing_argument_is_named(string name, Action call) => Assert.Throws<ArgumentNullException>(name, call);

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_argument_is_named(string name, Action call) => Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(call).ParamName);

    [Fact]
    public void Longest_and_shortest_times_are_accepted()
    {
        Assert.NotNull(Provider(TimeSpan.Zero, TimeSpan.FromDays(1)));
        Assert.NotNull(XsollaLoginTokenValidator.ForKeys(Client, new()
        {
            ProjectId = "p",
            ClockSkew = TimeSpan.FromMinutes(5),
            KeyLifetime = TimeSpan.FromTicks(1),
            KeyFetchInterval = TimeSpan.FromTicks(1),
            KeyFetchTimeout = TimeSpan.FromDays(1),
        }));
    }

    [Theory]
    [InlineData("no JWT")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public void A_text_that_is_no_token_with_an_expiry_is_rejected(string text)
    {
        var error = Assert.Throws<ArgumentException>("token", () => Provider().Keep(text));

        Assert.StartsWith("The token must be a JWT with an expiry (claim exp).", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, error.Message, StringComparison.Ordinal);
    }

    private static RenewingUserTokenProvider Provider(TimeSpan before = default, TimeSpan? timeout = null) =>
        new(Client, new() { ClientId = 57, RenewBefore = before, RenewalTimeout = timeout ?? TimeSpan.FromSeconds(10) });
}
