using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.IntegrationTests.Lanes.Flows;

internal static class TokenFlows
{
    private static readonly string Verifier = new('v', 43);

    public static readonly LaneFlow[] All = [new("exchange and refresh", ExchangeAndRefreshAsync), new("expired tokens", ExpireAsync), new("keys", KeysAsync)];

    private static async Task ExchangeAndRefreshAsync(TestProject project)
    {
        var oauth = project.By(Protocol.OAuth2);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        var ending = new Ending { Scope = "offline", Payload = "kept", CodeChallenge = challenge };
        var login = new LandingUrl((await oauth.SignUpAsync(ending: ending))!.LoginUrl);
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => oauth.ExchangeAsync(login["code"]));
        var tokens = await oauth.ExchangeAsync(login["code"], verifier: Verifier);
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => oauth.ExchangeAsync(login["code"], verifier: Verifier));
        var refreshed = await oauth.RefreshAsync(tokens.RefreshToken!);
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => oauth.RefreshAsync(tokens.RefreshToken!));
        await project.ValidateAsync(refreshed.AccessToken);
        var ofClient = new TokenRequest { GrantType = GrantType.ClientCredentials, ClientId = project.ClientId };
        await ErrorAssert.ThrowsAsync(ErrorCode.CallNotAvailable, () => oauth.ExchangeAsync(ofClient));
    }

    private static async Task ExpireAsync(TestProject project)
    {
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var code = new LandingUrl((await project.By(Protocol.OAuth2).LoginAsync()).LoginUrl)["code"];
        await project.AdvanceAsync(TimeSpan.FromDays(2));
        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(token));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(code));
        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync("no.such.token"));
    }

    private static async Task KeysAsync(TestProject project)
    {
        await project.SignUpAsync();
        await project.Token.GetJwksAsync(new() { ProjectId = project.ProjectId }, TestContext.Current.CancellationToken);
        await project.Token.GetKeysAsync(new() { ProjectId = project.ProjectId }, TestContext.Current.CancellationToken);
    }
}
