namespace XsollaLogin.IntegrationTests.Lanes.Flows;

internal static class PasswordlessFlows
{
    private const string LinkUrl = "https://game.example.com/link?a=b";

    private static readonly object Banned = new { phone_number = Person.John.PhoneNumber, email = Person.John.Email, banned = true };

    public static readonly LaneFlow[] All =
    [
        new("log in by phone", LoginByPhoneAsync),
        new("log in by email", LoginByEmailAsync),
        new("wrong codes", WrongCodesAsync, new { codeAttempts = 1, fixedCode = LaneFlow.FixedCode }),
        new("expired codes", ExpiredCodesAsync, new { codeLifetimeSeconds = 60 }),
        new("codes of a banned user", BannedAsync, new { users = new[] { Banned }, fixedCode = LaneFlow.FixedCode }),
    ];

    private static async Task LoginByPhoneAsync(TestProject project)
    {
        var operation = await project.RequestPhoneCodeAsync(linkUrl: LinkUrl);
        var message = await project.NextMessageAsync(Person.John.PhoneNumber);
        using var opened = await project.OpenAsync(message.Link);
        Assert.Equal(message.Code, await project.GetConfirmCodeAsync(operation, Person.John.PhoneNumber));
        await project.TokenOfAsync((await project.ConfirmPhoneCodeAsync(operation, message.Code!)).LoginUrl);
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPhoneCodeAsync(operation, message.Code!));
    }

    private static async Task LoginByEmailAsync(TestProject project)
    {
        var operation = await project.RequestEmailCodeAsync(ending: new Ending { Payload = "from the game" });
        var message = await project.NextMessageAsync(Person.John.Email);
        await project.TokenOfAsync((await project.ConfirmEmailCodeAsync(operation, message.Code!)).LoginUrl);
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmEmailCodeAsync(operation, message.Code!));
    }

    private static async Task WrongCodesAsync(TestProject project)
    {
        var (phone, email) = (await project.RequestPhoneCodeAsync(), await project.RequestEmailCodeAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, () => project.ConfirmPhoneCodeAsync(phone, LaneFlow.WrongCode));
        await ErrorAssert.ThrowsAsync(ErrorCode.CodeAttemptsExceeded, () => project.ConfirmPhoneCodeAsync(phone, LaneFlow.FixedCode));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongCode, () => project.ConfirmEmailCodeAsync(email, LaneFlow.WrongCode));
        await ErrorAssert.ThrowsAsync(ErrorCode.CodeAttemptsExceeded, () => project.ConfirmEmailCodeAsync(email, LaneFlow.FixedCode));
    }

    private static async Task ExpiredCodesAsync(TestProject project)
    {
        var (phone, email) = (await project.RequestPhoneCodeAsync(), await project.RequestEmailCodeAsync(linkUrl: LinkUrl));
        var (byPhone, byEmail) = (await project.NextMessageAsync(Person.John.PhoneNumber), await project.NextMessageAsync(Person.John.Email));
        await project.AdvanceAsync(TimeSpan.FromMinutes(1));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPhoneCodeAsync(phone, byPhone.Code!));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmEmailCodeAsync(email, byEmail.Code!));
        using var opened = await project.OpenAsync(byEmail.Link);

        Assert.Equal(HttpStatusCode.NotFound, opened.StatusCode);
    }

    private static async Task BannedAsync(TestProject project)
    {
        var (phone, email) = (await project.RequestPhoneCodeAsync(), await project.RequestEmailCodeAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.ConfirmPhoneCodeAsync(phone, LaneFlow.FixedCode));
        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.ConfirmEmailCodeAsync(email, LaneFlow.FixedCode));
    }
}
