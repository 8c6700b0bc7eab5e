namespace XsollaLogin.IntegrationTests;

/// <summary>A request with only a client_id, as the SDKs of games send it, belongs to the project of that client.</summary>
public class ClientProjectTests(MockFixture mock)
{
    private static readonly SignUpRequest John = new() { Username = Person.John.Username, Email = Person.John.Email, Password = Person.John.Password };

    [Fact]
    public async Task A_configured_client_finds_its_project()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await project.ConfigureAsync(new { clients = new[] { new { client_id = project.ClientId } } });
        await SignUpByClientAsync(project);

        await project.By(Protocol.Jwt).LoginAsync();
    }

    [Fact]
    public async Task A_client_that_was_used_with_a_project_finds_it_again()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await project.SignUpAsync(Person.Jane);
        await SignUpByClientAsync(project);

        await project.By(Protocol.Jwt).LoginAsync();
    }

    [Fact]
    public async Task An_unknown_client_has_a_project_of_its_own()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var login = new LandingUrl(await SignUpByClientAsync(project));

        await project.ValidateAsync((await project.ExchangeAsync(login["code"])).AccessToken);
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.By(Protocol.Jwt).LoginAsync());
    }

    [Fact]
    public async Task The_code_identifies_the_project_when_two_projects_share_a_client()
    {
        await using var one = await mock.NewProjectAsync(Protocol.OAuth2);
        await using var other = await mock.NewProjectAsync(Protocol.OAuth2);
        var clients = new[] { new { client_id = one.ClientId } };
        await one.ConfigureAsync(new { clients });
        await other.ConfigureAsync(new { clients });
        foreach (var project in new[] { one, other })
        {
            var loginUrl = await SignUpAsync(project, SignUpOf(one.ClientId) with { ProjectId = project.ProjectId });
            var token = (await one.ExchangeAsync(new LandingUrl(loginUrl)["code"])).AccessToken;

            Assert.Equal(project.ProjectId, (string?)Jwt.Read(token).Claims["xsolla_login_project_id"]);
        }
    }

    private static Task<string> SignUpByClientAsync(TestProject project) => SignUpAsync(project, SignUpOf(project.ClientId));

    private static async Task<string> SignUpAsync(TestProject project, SignUpOAuth2Input input) =>
        (await project.Password.SignUpOAuth2Async(input, TestContext.Current.CancellationToken)).Result!.LoginUrl;

    private static SignUpOAuth2Input SignUpOf(long clientId) => new()
    {
        ClientId = clientId,
        State = Ending.Usual.State,
        ResponseType = OAuthResponseType.Code,
        RedirectUri = Ending.CallbackUrl,
        Body = John,
    };
}
