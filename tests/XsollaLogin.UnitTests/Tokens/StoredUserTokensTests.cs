using System.Buffers.Text;
using System.Text;
using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>The expiry of tokens: that of the response or of the JWT, whichever is earlier.</summary>
public class StoredUserTokensTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3600, 7200, 3600)]
    [InlineData(3600, 1800, 1800)]
    [InlineData(int.MaxValue, 3600, 3600)]
    [InlineData(-1, 3600, 3600)]
    [InlineData(int.MinValue, 3600, 3600)]
    [InlineData(0, 3600, 0)]
    [InlineData(null, 3600, 3600)]
    [InlineData(3600, null, 3600)]
    [InlineData(-1, null, 300)]
    [InlineData(null, null, 300)]
    public void The_earlier_expiry_counts_and_a_negative_one_does_not(int? expiresIn, int? claim, int expected) =>
        Assert.Equal(Now.AddSeconds(expected), ExpiryOf(expiresIn, claim));

    [Theory]
    [InlineData(3600, 0, 3600)]
    [InlineData(3600, -86_400, 3600)]
    [InlineData(-1, -60, 300)]
    [InlineData(null, -60, 300)]
    public void A_claim_that_is_over_when_the_tokens_are_received_does_not_count_because_the_clocks_differ(int? expiresIn, int claim, int expected) =>
        Assert.Equal(Now.AddSeconds(expected), ExpiryOf(expiresIn, claim));

    [Fact]
    public async Task A_provider_renews_a_token_before_its_JWT_expires()
    {
        var (time, client) = (new TestClock(), new StubTokenClient { Exchange = () => Task.FromResult(Tokens("second", 3600)) });
        var user = new RenewingUserTokenProvider(client, new() { ClientId = 57 }, time);
        user.Keep(Tokens(Jwt(time.GetUtcNow().AddMinutes(10)), 86_400));
        time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("second", await user.GetTokenAsync(TestContext.Current.CancellationToken));
    }

    private static DateTimeOffset ExpiryOf(int? expiresIn, int? claim) =>
        StoredUserTokens.From(Tokens(claim is { } seconds ? Jwt(Now.AddSeconds(seconds)) : "no JWT", expiresIn), Now).ExpiresAt;

    private static TokenResult Tokens(string token, int? expiresIn) =>
        new() { AccessToken = token, TokenType = "bearer", ExpiresIn = expiresIn, RefreshToken = "refresh" };

    private static string Jwt(DateTimeOffset expires) => $"{Encode("""{"alg":"none"}""")}.{Encode($$"""{"exp":{{expires.ToUnixTimeSeconds()}}}""")}.";

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
