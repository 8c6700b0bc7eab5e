using XsollaLogin.IntegrationTests.Journal;

namespace XsollaLogin.IntegrationTests.Statements;

/// <summary>The state and the code challenge of ask in the OAuth 2.0 form.</summary>
public class AskStateTests(MockFixture mock)
{
    /// <summary>Another state than that of the login, which has the usual one.</summary>
    private static readonly Ending StateOfAsk = new() { State = "state-of-ask" };

    [Fact]
    public async Task The_state_of_a_redirect_must_have_8_characters()
    {
        await using var project = await mock.NewProjectAsync(
            Protocol.OAuth2, new { confirmAskFields = false, askFields = new[] { new { name = "phone_number" } } });
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;

        await mock.Mock.SendRawAsync(
            "askOAuth2", $"projectId={project.ProjectId}&client_id={project.ClientId}&state=short",
            $$"""{"updatedFields": {"phone_number": "{{Person.John.PhoneNumber}}"}, "token": "{{token}}"}""");
        Assert.Equal("StateTooShort", (string?)(await mock.Mock.LastEntryAsync(project))["answer"]!["example"]);

        var asked = await project.AskAsync(token, new UpdatedFields { PhoneNumber = Person.John.PhoneNumber }, StateOfAsk);
        Assert.Equal(StateOfAsk.State, new LandingUrl(asked.RedirectUrl)["state"]);
    }

    [Fact]
    public async Task The_state_follows_the_confirmation_of_a_field()
    {
        await using var project = await mock.NewProjectAsync(
            Protocol.OAuth2, new { fixedCode = "1234", askFields = new[] { new { name = "phone_number", confirmation_type = "code" } } });
        await project.SignUpAsync();
        var asked = await project.AskAsync((await project.LoginAsync()).Token!, new UpdatedFields { PhoneNumber = Person.John.PhoneNumber }, StateOfAsk);
        var confirmed = await project.ConfirmPhoneCodeAsync(asked.Error!.Details!.OperationId!, "1234", Person.John.PhoneNumber);

        Assert.Equal(StateOfAsk.State, new LandingUrl(confirmed.LoginUrl)["state"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_code_after_ask_needs_the_verifier_of_its_challenge(bool isConfirmed)
    {
        var verifier = new string('v', 43);
        await using var project = await mock.NewProjectAsync(
            Protocol.OAuth2, new { fixedCode = "1234", confirmAskFields = isConfirmed, askFields = new[] { new { name = "phone_number" } } });
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;
        var asked = await project.AskAsync(
            token, new UpdatedFields { PhoneNumber = Person.John.PhoneNumber }, StateOfAsk with { CodeChallenge = new Pkce(verifier).Challenge });
        var url = isConfirmed
            ? (await project.ConfirmPhoneCodeAsync(asked.Error!.Details!.OperationId!, "1234")).LoginUrl
            : asked.RedirectUrl;
        var code = new LandingUrl(url)["code"];

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(code));
        await project.ValidateAsync((await project.ExchangeAsync(code, verifier: verifier)).AccessToken);
    }
}
