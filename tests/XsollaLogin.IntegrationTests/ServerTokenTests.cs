namespace XsollaLogin.IntegrationTests;

/// <summary>The token of a server, by the grant client_credentials.</summary>
public class ServerTokenTests(MockFixture mock)
{
    private const string Secret = "secret-of-the-server";

    [Fact]
    public async Task A_server_gets_a_token_without_a_user()
    {
        await using var project = await NewProjectAsync(Secret);

        var tokens = await project.ExchangeAsync(RequestOf(project, Secret));
        var claims = Jwt.Read(tokens.AccessToken).Claims;

        Assert.Equal((3600, null), (tokens.ExpiresIn, tokens.RefreshToken));
        Assert.Equal((project.ClientId, project.ProjectId, null), ((long)claims["client_id"]!, (string?)claims["xsolla_login_project_id"], claims["sub"]));
        Assert.Equal("[]", claims["scp"]!.ToJsonString());
    }

    [Fact]
    public async Task The_claims_of_a_server_are_those_that_the_contract_assumes()
    {
        await using var project = await NewProjectAsync(Secret);
        var claims = Jwt.Read((await project.ExchangeAsync(RequestOf(project, Secret))).AccessToken).Claims.AsObject();
        var evidence = ContractDocument.Current.Root["paths"]!["/oauth2/token"]!["post"]!["responses"]!["200"]!["x-evidence"]!.GetValue<string>();

        var assumed = evidence[(evidence.IndexOf("which are ", StringComparison.Ordinal) + "which are ".Length)..];
        Assert.Equal(assumed.Replace(" and ", ", ", StringComparison.Ordinal).Split(", ").Order(), claims.Select(claim => claim.Key).Order());
    }

    [Fact]
    public async Task The_token_of_a_server_is_not_that_of_a_user()
    {
        await using var project = await NewProjectAsync(Secret);
        var token = (await project.ExchangeAsync(RequestOf(project, Secret))).AccessToken;

        await ErrorAssert.ThrowsAsync(ErrorCode.TokenNotValid, () => project.ValidateAsync(token));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.GetAskFieldsAsync(token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another-secret")]
    public async Task A_wrong_or_missing_secret_is_rejected(string? secret)
    {
        await using var project = await NewProjectAsync(Secret);

        await ErrorAssert.ThrowsAsync(ErrorCode.ClientAuthenticationFailed, () => project.ExchangeAsync(RequestOf(project, secret)));
    }

    [Fact]
    public async Task A_public_client_gets_no_token_of_a_server()
    {
        await using var project = await NewProjectAsync(secret: null);

        await ErrorAssert.ThrowsAsync(ErrorCode.CallNotAvailable, () => project.ExchangeAsync(RequestOf(project, Secret)));
    }

    [Fact]
    public async Task A_project_without_clients_accepts_any_secret_but_requires_one()
    {
        await using var project = await mock.NewProjectAsync();

        await project.ExchangeAsync(RequestOf(project, Secret));
        await ErrorAssert.ThrowsAsync(ErrorCode.ClientAuthenticationFailed, () => project.ExchangeAsync(RequestOf(project, null)));
    }

    private static TokenRequest RequestOf(TestProject project, string? secret) =>
        new() { GrantType = GrantType.ClientCredentials, ClientId = project.ClientId, ClientSecret = secret };

    private async Task<TestProject> NewProjectAsync(string? secret)
    {
        var project = await mock.NewProjectAsync();
        await project.ConfigureAsync(new
        {
            clients = new[] { secret is null ? (object)new { client_id = project.ClientId } : new { client_id = project.ClientId, client_secret = secret } },
        });
        return project;
    }
}
