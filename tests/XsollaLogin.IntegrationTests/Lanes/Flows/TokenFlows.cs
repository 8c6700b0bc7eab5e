using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace XsollaLogin.IntegrationTests.Lanes.Flows;

internal static class TokenFlows
{
    private static readonly string Verifier = new('v', 43);

    public static readonly LaneFlow[] All = [new("exchange and refresh", ExchangeAndRefreshAsync), new("expired tokens", ExpireAsync), new("keys", KeysAsync)];

    private static async Task ExchangeAndRefreshAsync(World world)
    {
        var oauth = world.By(Protocol.OAuth2);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        var ending = new Ending { Scope = "offline", Payload = "kept", CodeChallenge = challenge };
        var login = new LoginUrl((await oauth.SignUpAsync(ending: ending))!.LoginUrl);
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => oauth.ExchangeAsync(login["code"]));
        var tokens = await oauth.ExchangeAsync(login["code"], verifier: Verifier);
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => oauth.ExchangeAsync(login["code"], verifier: Verifier));
        var refreshed = await oauth.RefreshAsync(tokens.RefreshToken!);
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => oauth.RefreshAsync(tokens.RefreshToken!));
        await world.ValidateAsync(refreshed.AccessToken);
        var ofClient = new TokenRequest { GrantType = GrantType.ClientCredentials, ClientId = world.ClientId };
        await Refused.ByAsync(ErrorCode.CallNotAvailable, () => oauth.ExchangeAsync(ofClient));
    }

    private static async Task ExpireAsync(World world)
    {
        var token = await world.TokenOfAsync((await world.SignUpAsync())!.LoginUrl);
        var code = new LoginUrl((await world.By(Protocol.OAuth2).LogInAsync()).LoginUrl)["code"];
        await world.AdvanceAsync(TimeSpan.FromDays(2));
        await Refused.ByAsync(ErrorCode.TokenNotValid, () => world.ValidateAsync(token));
        await Refused.ByAsync(ErrorCode.InvalidGrant, () => world.ExchangeAsync(code));
        await Refused.ByAsync(ErrorCode.TokenNotValid, () => world.ValidateAsync("no.such.token"));
    }

    private static async Task KeysAsync(World world)
    {
        await world.SignUpAsync();
        await world.Token.GetJwksAsync(world.ProjectId, TestContext.Current.CancellationToken);
        await world.Token.GetKeysAsync(world.ProjectId, TestContext.Current.CancellationToken);
    }
}
