namespace XsollaLogin.IntegrationTests.Statements;

/// <summary>The initialisation parameters of the page: their defaults, and where the contract says something else than the page.</summary>
public class InitialisationTests(MockFixture mock)
{
    private const string Elsewhere = "https://elsewhere.example.com/";
    private static readonly Person John = Person.John;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothProtocols]
    public async Task A_sign_up_and_a_login_lead_to_the_callback_URL(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var ending = new Ending { Url = Elsewhere };

        Assert.Equal(Elsewhere, new LandingUrl((await project.SignUpAsync(ending: ending))!.LoginUrl).WithoutQuery);
        Assert.Equal(Elsewhere, new LandingUrl((await project.LoginAsync(ending: ending)).LoginUrl).WithoutQuery);
    }

    [Theory, BothProtocols]
    public async Task A_login_keeps_the_earlier_tokens_by_default(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var earlier = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        await project.TokenOfAsync((await project.LoginAsync()).LoginUrl);

        await project.ValidateAsync(earlier);
    }

    [Theory]
    [InlineData("email")]
    [InlineData("playfab")]
    public async Task The_scopes_email_and_playfab_add_no_claim_but_scp(string scope)
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        await project.SignUpAsync();
        var without = await ClaimsAsync(project, "own");
        var with = await ClaimsAsync(project, scope);

        Assert.Equal([scope], with["scp"]!.AsArray().Select(value => (string?)value));
        Assert.Equal(without.Select(claim => claim.Key), with.Select(claim => claim.Key));
    }

    [Fact]
    public async Task The_list_of_social_networks_is_not_part_of_the_API()
    {
        await using var project = await mock.NewProjectAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "users/me/login_urls?locale=de_DE");
        request.Options.Set(ContractCheckingHandler.BreaksContract, true);
        using var response = await project.Http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(ErrorCode.UnknownPath, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!["error"]!["code"]);
    }

    [Fact]
    public async Task A_reset_changes_nothing_before_it_is_confirmed()
    {
        await using var project = await mock.NewProjectAsync();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        await project.RequestPasswordResetAsync(John.Username);
        using var opened = await project.OpenAsync((await project.NextMessageAsync(John.Email)).Link);

        await project.ValidateAsync(token);
        await project.LoginAsync();
    }

    [Fact]
    public async Task The_link_of_a_reset_leads_to_the_callback_URL_beside_a_redirect_URI()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        using var body = new StringContent($$"""{"username": "{{John.Username}}"}""", System.Text.Encoding.UTF8, "application/json");
        using var reset = await project.Http.PostAsync(
            $"password/reset/request?projectId={project.ProjectId}&login_url={Ending.CallbackUrl}&redirect_uri={Elsewhere}", body, Stop);
        using var opened = await project.OpenAsync((await project.NextMessageAsync(John.Email)).Link);

        Assert.Equal(Ending.CallbackUrl, new LandingUrl(opened.Headers.Location?.ToString()).WithoutQuery);
    }

    private static async Task<JsonObject> ClaimsAsync(TestProject project, string scope)
    {
        var login = new LandingUrl((await project.LoginAsync(ending: new Ending { Scope = scope })).LoginUrl);
        return Jwt.Read((await project.ExchangeAsync(login["code"])).AccessToken).Claims.AsObject();
    }
}
