namespace XsollaLogin.IntegrationTests.Lanes.Flows;

internal static class PasswordlessFlows
{
    private const string LinkUrl = "https://game.example.com/link?a=b";

    private static readonly object Banned = new { phone_number = Person.John.PhoneNumber, email = Person.John.Email, banned = true };

    public static readonly LaneFlow[] All =
    [
        new("log in by phone", LogInByPhoneAsync),
        new("log in by email", LogInByEmailAsync),
        new("wrong codes", WrongCodesAsync, new { codeAttempts = 1, fixedCode = LaneFlow.FixedCode }),
        new("expired codes", ExpiredCodesAsync, new { codeLifetimeSeconds = 60 }),
        new("codes of a banned user", BannedAsync, new { users = new[] { Banned }, fixedCode = LaneFlow.FixedCode }),
    ];

    private static async Task LogInByPhoneAsync(World world)
    {
        var operation = await world.RequestPhoneCodeAsync(linkUrl: LinkUrl);
        var message = await world.NextMessageAsync(Person.John.PhoneNumber);
        using var opened = await world.OpenAsync(message.Link);
        Assert.Equal(message.Code, await world.GetConfirmCodeAsync(operation, Person.John.PhoneNumber));
        await world.TokenOfAsync((await world.ConfirmPhoneCodeAsync(operation, message.Code!)).LoginUrl);
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPhoneCodeAsync(operation, message.Code!));
    }

    private static async Task LogInByEmailAsync(World world)
    {
        var operation = await world.RequestEmailCodeAsync(ending: new Ending { Payload = "from the game" });
        var message = await world.NextMessageAsync(Person.John.Email);
        await world.TokenOfAsync((await world.ConfirmEmailCodeAsync(operation, message.Code!)).LoginUrl);
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmEmailCodeAsync(operation, message.Code!));
    }

    private static async Task WrongCodesAsync(World world)
    {
        var (phone, email) = (await world.RequestPhoneCodeAsync(), await world.RequestEmailCodeAsync());
        await Refused.ByAsync(ErrorCode.WrongCode, () => world.ConfirmPhoneCodeAsync(phone, LaneFlow.WrongCode));
        await Refused.ByAsync(ErrorCode.CodeAttemptsExceeded, () => world.ConfirmPhoneCodeAsync(phone, LaneFlow.FixedCode));
        await Refused.ByAsync(ErrorCode.WrongCode, () => world.ConfirmEmailCodeAsync(email, LaneFlow.WrongCode));
        await Refused.ByAsync(ErrorCode.CodeAttemptsExceeded, () => world.ConfirmEmailCodeAsync(email, LaneFlow.FixedCode));
    }

    private static async Task ExpiredCodesAsync(World world)
    {
        var (phone, email) = (await world.RequestPhoneCodeAsync(), await world.RequestEmailCodeAsync(linkUrl: LinkUrl));
        var (byPhone, byEmail) = (await world.NextMessageAsync(Person.John.PhoneNumber), await world.NextMessageAsync(Person.John.Email));
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPhoneCodeAsync(phone, byPhone.Code!));
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmEmailCodeAsync(email, byEmail.Code!));
        using var opened = await world.OpenAsync(byEmail.Link);

        Assert.Equal(HttpStatusCode.NotFound, opened.StatusCode);
    }

    private static async Task BannedAsync(World world)
    {
        var (phone, email) = (await world.RequestPhoneCodeAsync(), await world.RequestEmailCodeAsync());
        await Refused.ByAsync(ErrorCode.UserBanned, () => world.ConfirmPhoneCodeAsync(phone, LaneFlow.FixedCode));
        await Refused.ByAsync(ErrorCode.UserBanned, () => world.ConfirmEmailCodeAsync(email, LaneFlow.FixedCode));
    }
}
