namespace XsollaLogin.IntegrationTests.Lanes.Flows;

internal static class AskFieldsFlows
{
    private static readonly UpdatedFields JohnsPhone = new() { PhoneNumber = Person.John.PhoneNumber };

    public static readonly LaneFlow[] All =
    [
        new("ask for a phone number", AskForPhoneAsync, new { askFields = new[] { new { name = "phone_number" } } }),
        new("ask for an email address", AskForEmailAsync, new { fixedCode = LaneFlow.FixedCode, askFields = new[] { new { name = "email" } } }),
        new("ask by link", AskByLinkAsync, new { askFields = new[] { new { name = "phone_number", confirmation_type = "link" } } }),
        new("ask without confirmation", AskWithoutConfirmationAsync, new { confirmAskFields = false, askFields = new[] { new { name = "phone_number" } } }),
    ];

    private static async Task AskForPhoneAsync(TestProject project)
    {
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;
        await project.GetAskFieldsAsync(token);
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidParameters, () => project.AskAsync(token, new UpdatedFields { Bday = "1990-12-31" }));
        await project.AskAsync(token, JohnsPhone);
        var message = await project.NextMessageAsync(Person.John.PhoneNumber);
        await project.TokenOfAsync((await project.ConfirmPhoneCodeAsync(message.OperationId!, message.Code!)).LoginUrl);
        Assert.Empty(await project.GetAskFieldsAsync(token));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.GetAskFieldsAsync("no.such.token"));
    }

    private static async Task AskForEmailAsync(TestProject project)
    {
        await project.By(Protocol.Jwt).SignUpAsync(Person.Jane);
        var loggedIn = await project.ConfirmPhoneCodeAsync(await project.RequestPhoneCodeAsync(), LaneFlow.FixedCode);
        await ErrorAssert.ThrowsAsync(ErrorCode.EmailTaken, () => project.AskAsync(loggedIn.Token!, new UpdatedFields { Email = Person.Jane.Email }));
        var operation = (await project.AskAsync(loggedIn.Token!, new UpdatedFields { Email = Person.John.Email })).Error!.Details!.OperationId!;
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, () => project.ConfirmEmailCodeAsync(operation, LaneFlow.WrongCode));
        await project.TokenOfAsync((await project.ConfirmEmailCodeAsync(operation, LaneFlow.FixedCode)).LoginUrl);
    }

    private static async Task AskByLinkAsync(TestProject project)
    {
        await project.SignUpAsync();
        var token = (await project.LoginAsync()).Token!;
        var link = new LinkSettings { LinkUrl = "https://game.example.com/link", SendLink = true };
        await project.AskAsync(token, JohnsPhone, settings: new AskSettings { PhoneNumber = link });
        var message = await project.NextMessageAsync(Person.John.PhoneNumber);
        using var opened = await project.OpenAsync(message.Link);
        await project.ConfirmPhoneCodeAsync(message.OperationId!, await project.GetConfirmCodeAsync(message.OperationId!, Person.John.PhoneNumber));
    }

    private static async Task AskWithoutConfirmationAsync(TestProject project)
    {
        await project.SignUpAsync();
        var asked = await project.AskAsync((await project.LoginAsync()).Token!, JohnsPhone);
        await project.ValidateAsync(await project.TokenOfAsync(asked.RedirectUrl));
    }
}
