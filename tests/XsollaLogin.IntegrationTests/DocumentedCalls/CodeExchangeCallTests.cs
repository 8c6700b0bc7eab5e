using System.Buffers.Text;
using System.Text;

namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>OAuth 2.0 with parameters of each login, over the calls that start and end it.</summary>
public class CodeExchangeCallTests(MockFixture mock)
{
    [Fact]
    public async Task A_code_by_email_is_bound_to_the_proof_key_of_its_request()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var (api, sent) = (Api(project), LoginParameters.Create());
        var operationId = await api.EmailGetCodeAsync(Person.John.Email, parameters: sent);
        var code = (await project.NextMessageAsync(Person.John.Email)).Code;
        var loggedIn = Assert.IsType<LoginOutcome.Completed>(await api.LoginWithEmailCodeAsync(Person.John.Email, code!, operationId, parameters: sent));

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => api.ExchangeCodeAsync(loggedIn.LoginUrl, sent with { Pkce = Pkce.Create() }));
    }

    [Fact]
    public async Task A_session_gives_a_code_with_the_parameters_of_the_call()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var (api, sent) = (Api(project), LoginParameters.Create());
        await api.SignUpAsync(new SignUpRequest { Username = "John", Email = "a@b.c", Password = "password123" }, parameters: LoginParameters.Create());

        var code = await api.CheckUserAuthSsoAsync(parameters: sent);
        var outcome = await api.ExchangeCodeAsync($"?code={code}&state={sent.State}", sent);

        await project.ValidateAsync(Assert.IsType<CodeExchangeOutcome.Completed>(outcome).Tokens.AccessToken);
    }

    [Fact]
    public async Task A_login_leads_to_the_redirect_URI_and_carries_the_payload_of_the_call()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var api = Api(project);
        var sent = LoginParameters.Create() with { RedirectUri = "https://other.example.com/redirect", Payload = "own data" };

        var signedUp = Assert.IsType<SignUpOutcome.LoggedIn>(
            await api.SignUpAsync(new SignUpRequest { Username = "John", Email = "a@b.c", Password = "password123" }, parameters: sent));
        var tokens = Assert.IsType<CodeExchangeOutcome.Completed>(await api.ExchangeCodeAsync(signedUp.LoginUrl, sent)).Tokens;

        Assert.StartsWith("https://other.example.com/redirect?", signedUp.LoginUrl, StringComparison.Ordinal);
        var payload = tokens.AccessToken.Split('.')[1];
        Assert.Contains("\"own data\"", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(payload)), StringComparison.Ordinal);
    }

    private static XsollaLoginApi Api(TestProject project) => project.Api(options => (options.State, options.IsOAuth2) = (null, true));
}
