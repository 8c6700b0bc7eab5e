namespace XsollaLogin.IntegrationTests.Lanes.Flows;

internal static class PasswordResetFlows
{
    private const string NewPassword = "newpass";

    public static readonly LaneFlow[] All = [new("reset the password", ResetAsync), new("reset the password too late", ResetTooLateAsync)];

    private static async Task ResetAsync(World world)
    {
        await world.SignUpAsync();
        await Refused.ByAsync(ErrorCode.UserNotFound, () => world.RequestPasswordResetAsync(Person.Jane.Username));
        var landing = await OpenLinkAsync(world);
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPasswordResetAsync(landing["user_id"], "no-such-code", NewPassword));
        await world.ConfirmPasswordResetAsync(landing["user_id"], landing["reset_code"], NewPassword);
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPasswordResetAsync(landing["user_id"], landing["reset_code"], NewPassword));
        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync());
        await world.LogInAsync(Person.John with { Password = NewPassword });
    }

    private static async Task ResetTooLateAsync(World world)
    {
        await world.SignUpAsync();
        var landing = await OpenLinkAsync(world);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        await Refused.ByAsync(ErrorCode.ObjectNotFound, () => world.ConfirmPasswordResetAsync(landing["user_id"], landing["reset_code"], NewPassword));
    }

    private static async Task<LoginUrl> OpenLinkAsync(World world)
    {
        await world.RequestPasswordResetAsync(Person.John.Username);
        using var opened = await world.OpenAsync((await world.NextMessageAsync(Person.John.Email)).Link);
        return new LoginUrl(opened.Headers.Location?.ToString());
    }
}
