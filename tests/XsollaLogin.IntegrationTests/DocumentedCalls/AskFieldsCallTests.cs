namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>The calls getAskFields and ask.</summary>
public class AskFieldsCallTests(MockFixture mock)
{
    private const string FixedCode = "1234";
    private const string LinkUrl = "https://game.example.com/link";

    [Theory, BothProtocols]
    public async Task A_phone_number_is_given_and_confirmed(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(protocol, new { name = "phone_number", confirmation_type = "link" });
        var api = project.Api();
        await api.SignUpAsync(Person.John);
        var asked = Assert.IsType<LoginOutcome.FieldsAsked>(await api.LoginAsync(Person.John));
        Assert.Equal(["phone_number"], (await api.GetAskFieldsAsync(asked.Token)).Select(field => field.Name));

        var confirm = Assert.IsType<AskOutcome.ConfirmPhone>(
            await api.AskAsync(new UpdatedFields { PhoneNumber = Person.John.PhoneNumber }, asked.Token, LinkUrl));
        var message = await project.NextMessageAsync(Person.John.PhoneNumber);

        Assert.Equal(message.OperationId, confirm.OperationId);
        Assert.NotNull(message.Link);
        await project.TokenOfAsync(await api.LoginWithPhoneCodeAsync(Person.John.PhoneNumber, FixedCode, confirm.OperationId));
        Assert.Empty(await api.GetAskFieldsAsync(asked.Token));
    }

    [Theory, BothProtocols]
    public async Task An_email_address_is_given_and_confirmed(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(protocol, new { name = "email" });
        var api = project.Api();
        var asked = Assert.IsType<LoginOutcome.FieldsAsked>(
            await api.LoginWithPhoneCodeAsync(Person.John.PhoneNumber, FixedCode, await api.PhoneGetCodeAsync(Person.John.PhoneNumber)));

        var confirm = Assert.IsType<AskOutcome.ConfirmEmail>(await api.AskAsync(new UpdatedFields { Email = Person.John.Email }, asked.Token));

        await project.TokenOfAsync(await api.LoginWithEmailCodeAsync(Person.John.Email, FixedCode, confirm.OperationId));
    }

    [Theory, BothProtocols]
    public async Task Ask_redirects_when_no_field_needs_confirmation(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol, new { confirmAskFields = false, askFields = new[] { new { name = "phone_number" } } });
        var api = project.Api();
        await api.SignUpAsync(Person.John);
        var asked = Assert.IsType<LoginOutcome.FieldsAsked>(await api.LoginAsync(Person.John));

        var redirect = Assert.IsType<AskOutcome.Redirect>(await api.AskAsync(new UpdatedFields { PhoneNumber = Person.John.PhoneNumber }, asked.Token));

        await project.TokenOfAsync(redirect.Token, redirect.Code);
    }

    [Theory, BothProtocols]
    public async Task An_invalid_token_is_rejected(Protocol protocol)
    {
        await using var project = await ProjectAskingAsync(protocol, new { name = "email" });
        var api = project.Api();

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => api.GetAskFieldsAsync("no.such.token"));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => api.AskAsync(new UpdatedFields { Email = Person.John.Email }, "no.such.token"));
    }

    private Task<TestProject> ProjectAskingAsync(Protocol protocol, params object[] fields) =>
        mock.NewProjectAsync(protocol, new { fixedCode = FixedCode, askFields = fields });
}
