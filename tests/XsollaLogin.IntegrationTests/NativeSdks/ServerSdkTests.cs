namespace XsollaLogin.IntegrationTests.NativeSdks;

/// <summary>What the SDKs for servers expect of tokens: login-sdk-php-v8 f78853b and login-sdk-go 204ae53.</summary>
public class ServerSdkTests(MockFixture mock)
{
    [Fact]
    public async Task PHP_expects_a_token_of_an_hour_and_the_consent_to_promotional_email()
    {
        await using var project = await NativeSdk.ProjectAsync(mock);
        var sdk = new NativeSdk(project, "sdk=php");
        var signedUp = await sdk.PostAsync(
            $"oauth2/user?client_id={project.ClientId}&response_type=code&state=xsollatest&audience=https://store.example.com",
            """{"username": "John", "email": "john@example.com", "password": "password123", "promo_email_agreement": 1}""");
        var code = new LandingUrl((string?)signedUp["login_url"])["code"];
        var tokens = await sdk.PostFormAsync("oauth2/token", $"grant_type=authorization_code&client_id={project.ClientId}&code={code}");
        var claims = Jwt.Read((string)tokens["access_token"]!).Claims;

        Assert.Equal((3600, 3600), ((int)tokens["expires_in"]!, (long)claims["exp"]! - (long)claims["iat"]!));
        Assert.True((bool)claims["promo_email_agreement"]!);
        Assert.Equal(["https://store.example.com"], claims["aud"]!.AsArray().Select(audience => (string?)audience));
    }

    [Fact]
    public async Task The_audience_of_a_login_is_a_claim_of_the_token()
    {
        await using var project = await NativeSdk.ProjectAsync(mock, """{"users": [{"username": "John", "password": "password123"}]}""");
        var sdk = new NativeSdk(project, "sdk=php");
        var login = await sdk.PostAsync(
            $"oauth2/login?client_id={project.ClientId}&response_type=code&state=xsollatest&audience=https://store.example.com",
            """{"username": "John", "password": "password123"}""");
        var code = new LandingUrl((string?)login["login_url"])["code"];
        var tokens = await sdk.PostFormAsync("oauth2/token", $"grant_type=authorization_code&client_id={project.ClientId}&code={code}");

        Assert.Equal("https://store.example.com", (string?)Jwt.Read((string)tokens["access_token"]!).Claims["aud"]![0]);
    }

    [Fact]
    public async Task Go_reads_the_keys_as_a_list_and_takes_only_204_for_a_valid_token()
    {
        await using var project = await mock.NewProjectAsync(new { jwtAlgorithm = "RS256" });
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        var sdk = new NativeSdk(project, "sdk=go");
        var key = Assert.Single(await sdk.GetListAsync($"projects/{project.ProjectId}/keys"))!;
        await sdk.PostAsync("token/validate", $$"""{"token": "{{token}}"}""", HttpStatusCode.NoContent);
        await sdk.PostAsync("token/validate", $$"""{"token": "{{token[..^4]}}AAAA"}""", HttpStatusCode.UnprocessableEntity);

        Assert.True(Jwt.Read(token).IsSignedBy(Convert.FromHexString((string)key["n"]!), Convert.FromHexString($"0{(string)key["e"]!}")));
    }
}
