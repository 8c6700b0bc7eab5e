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

    private static async Task AskForPhoneAsync(World world)
    {
        await world.SignUpAsync();
        var token = (await world.LogInAsync()).Token!;
        await world.GetAskFieldsAsync(token);
        await Refused.ByAsync(ErrorCode.InvalidParameters, () => world.AskAsync(token, new UpdatedFields { Bday = "1990-12-31" }));
        await world.AskAsync(token, JohnsPhone);
        var message = await world.NextMessageAsync(Person.John.PhoneNumber);
        await world.TokenOfAsync((await world.ConfirmPhoneCodeAsync(message.OperationId!, message.Code!)).LoginUrl);
        Assert.Empty(await world.GetAskFieldsAsync(token));
        await Refused.ByAsync(ErrorCode.InvalidToken, () => world.GetAskFieldsAsync("no.such.token"));
    }

    private static async Task AskForEmailAsync(World world)
    {
        await world.By(Protocol.Jwt).SignUpAsync(Person.Jane);
        var loggedIn = await world.ConfirmPhoneCodeAsync(await world.RequestPhoneCodeAsync(), LaneFlow.FixedCode);
        await Refused.ByAsync(ErrorCode.EmailTaken, () => world.AskAsync(loggedIn.Token!, new UpdatedFields { Email = Person.Jane.Email }));
        var operation = (await world.AskAsync(loggedIn.Token!, new UpdatedFields { Email = Person.John.Email })).Error!.Details!.OperationId!;
        await Refused.ByAsync(ErrorCode.WrongCode, () => world.ConfirmEmailCodeAsync(operation, LaneFlow.WrongCode));
        await world.TokenOfAsync((await world.ConfirmEmailCodeAsync(operation, LaneFlow.FixedCode)).LoginUrl);
    }

    private static async Task AskByLinkAsync(World world)
    {
        await world.SignUpAsync();
        var token = (await world.LogInAsync()).Token!;
        var link = new LinkSettings { LinkUrl = "https://game.example.com/link", SendLink = true };
        await world.AskAsync(token, JohnsPhone, settings: new AskSettings { PhoneNumber = link });
        var message = await world.NextMessageAsync(Person.John.PhoneNumber);
        using var opened = await world.OpenAsync(message.Link);
        await world.ConfirmPhoneCodeAsync(message.OperationId!, await world.GetConfirmCodeAsync(message.OperationId!, Person.John.PhoneNumber));
    }

    private static async Task AskWithoutConfirmationAsync(World world)
    {
        await world.SignUpAsync();
        var asked = await world.AskAsync((await world.LogInAsync()).Token!, JohnsPhone);
        await world.ValidateAsync(await world.TokenOfAsync(asked.RedirectUrl));
    }
}
