using XsollaLogin.Client.Tokens;

namespace XsollaLogin.UnitTests.Tokens;

/// <summary>Keeps the tokens of logins at the mock; those of OAuth 2.0 logins are renewed.</summary>
public class UserTokenOnTheWireTests(MockFixture mock)
{
    private static readonly Ending Offline = new() { Scope = "offline" };

    [Fact]
    public async Task An_expired_token_is_renewed_when_it_is_asked_for()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2, new { jwtLifetimeSeconds = 600 });
        var time = new TestClock();
        var user = new RenewingUserTokenProvider(project.Token, new() { ClientId = project.ClientId }, time);
        user.Keep(await project.ExchangeAsync(new LandingUrl((await project.SignUpAsync(ending: Offline))!.LoginUrl)["code"]));
        var seen = new HashSet<string>();
        for (var hour = 0; hour < 3; hour++)
        {
            var token = await user.GetTokenAsync(TestContext.Current.CancellationToken);
            await project.ValidateAsync(token!);
            Assert.True(seen.Add(token!));
            await project.AdvanceAsync(TimeSpan.FromHours(1));
            time.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task The_token_of_the_JWT_protocol_is_kept_until_it_expires()
    {
        await using var project = await mock.NewProjectAsync(new { jwtLifetimeSeconds = 600 });
        var time = new TestClock();
        var user = new RenewingUserTokenProvider(project.Token, new() { ClientId = project.ClientId }, time);
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        user.Keep(token);

        Assert.Equal(token, await user.GetTokenAsync(TestContext.Current.CancellationToken));
        time.Advance(TimeSpan.FromSeconds(600));
        Assert.Null(await user.GetTokenAsync(TestContext.Current.CancellationToken));
    }
}
