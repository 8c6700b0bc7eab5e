using XsollaLogin.Client;

namespace XsollaLogin.Tests.Projects;

// The calls for tokens and Single Sign-On sessions.
public sealed partial class TestProject
{
    /// <summary>Gets the token from the login URL, or exchanges the URL's code for it.</summary>
    public async Task<string> TokenOfAsync(string? loginUrl)
    {
        var login = new LandingUrl(loginUrl);
        return login.Find("token") ?? (await ExchangeAsync(login["code"])).AccessToken;
    }

    public Task<TokenResult> ExchangeAsync(string code, string? redirectUri = Ending.CallbackUrl, string? verifier = null, string? clientSecret = null) =>
        ExchangeAsync(new TokenRequest
        {
            GrantType = GrantType.AuthorizationCode,
            ClientId = ClientId,
            ClientSecret = clientSecret,
            RedirectUri = redirectUri,
            Code = code,
            CodeVerifier = verifier,
        });

    public Task<TokenResult> RefreshAsync(string refreshToken, long? clientId = null) =>
        ExchangeAsync(new TokenRequest { GrantType = GrantType.RefreshToken, ClientId = clientId ?? ClientId, RefreshToken = refreshToken });

    public async Task<TokenResult> ExchangeAsync(TokenRequest request) => (await Token.ExchangeTokenAsync(request)).Result;

    public Task ValidateAsync(string token) => Token.ValidateTokenAsync(new TokenValidation { Token = token });

    public Task LogoutAsync(string token, string sessions = LogoutScope.All) => Sso.LogoutAsync(new LogoutInput { UserToken = token, Sessions = sessions });

    /// <summary>Gets the code for the session that the browser's cookie names.</summary>
    public async Task<string> CheckSsoAsync(string? payload = null) =>
        (await Sso.CheckSsoAsync(new CheckSsoInput { ProjectId = ProjectId, Payload = payload })).Result.Code;

    public async Task<string> CheckSsoOAuth2Async(Ending? ending = null)
    {
        var end = ending ?? Ending.Usual;
        var answer = await Sso.CheckSsoOAuth2Async(new CheckSsoOAuth2Input
        {
            ClientId = ClientId,
            State = end.State,
            ResponseType = OAuthResponseType.Code,
            ProjectId = ProjectId,
            Scope = end.Scope,
            RedirectUri = end.Url,
        });
        return answer.Result.LoginUrl;
    }

    public async Task<Uri?> RedirectSsoAsync(string? loginUrl = Ending.CallbackUrl) =>
        (await Sso.RedirectSsoAsync(new RedirectSsoInput { ProjectId = ProjectId, LoginUrl = loginUrl })).Location;

    public Task ClearSsoAsync() => Sso.ClearSsoAsync(new ClearSsoInput { ProjectId = ProjectId });
}
