namespace XsollaLogin.IntegrationTests;

/// <summary>Who gives a client_id alone, as the SDKs of games do, is in the world of that client.</summary>
public class ClientWorldTests(MockFixture mock)
{
    private static readonly SignUpRequest John = new() { Username = Person.John.Username, Email = Person.John.Email, Password = Person.John.Password };

    [Fact]
    public async Task A_configured_client_finds_its_world()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        await world.ConfigureAsync(new { clients = new[] { new { client_id = world.ClientId } } });
        await SignUpByClientAsync(world);

        await world.By(Protocol.Jwt).LogInAsync();
    }

    [Fact]
    public async Task A_client_once_seen_with_a_project_finds_its_world()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        await world.SignUpAsync(Person.Jane);
        await SignUpByClientAsync(world);

        await world.By(Protocol.Jwt).LogInAsync();
    }

    [Fact]
    public async Task A_client_that_nobody_knows_has_a_world_of_its_own()
    {
        await using var world = await mock.NewWorldAsync(Protocol.OAuth2);
        var login = new LoginUrl(await SignUpByClientAsync(world));

        await world.ValidateAsync((await world.ExchangeAsync(login["code"])).AccessToken);
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.By(Protocol.Jwt).LogInAsync());
    }

    [Fact]
    public async Task Of_two_projects_with_one_client_the_code_tells_which()
    {
        await using var one = await mock.NewWorldAsync(Protocol.OAuth2);
        await using var other = await mock.NewWorldAsync(Protocol.OAuth2);
        var clients = new[] { new { client_id = one.ClientId } };
        await one.ConfigureAsync(new { clients });
        await other.ConfigureAsync(new { clients });
        foreach (var world in new[] { one, other })
        {
            var answer = await world.Password.SignUpOAuth2Async(
                one.ClientId, Ending.Usual.State, ResponseType.Code, John, world.ProjectId, redirectUri: Ending.CallbackUrl, cancellationToken: TestContext.Current.CancellationToken);
            var token = (await one.ExchangeAsync(new LoginUrl(answer.Result!.LoginUrl)["code"])).AccessToken;

            Assert.Equal(world.ProjectId, (string?)Jwt.Read(token).Claims["xsolla_login_project_id"]);
        }
    }

    private static async Task<string> SignUpByClientAsync(World world) => (await world.Password.SignUpOAuth2Async(
        world.ClientId, Ending.Usual.State, ResponseType.Code, John, redirectUri: Ending.CallbackUrl, cancellationToken: TestContext.Current.CancellationToken)).Result!.LoginUrl;
}
