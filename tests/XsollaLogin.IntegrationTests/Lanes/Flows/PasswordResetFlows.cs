namespace XsollaLogin.IntegrationTests.Lanes.Flows;

internal static class PasswordResetFlows
{
    private const string NewPassword = "newpass";

    public static readonly LaneFlow[] All = [new("reset the password", ResetAsync), new("reset the password too late", ResetTooLateAsync)];

    private static async Task ResetAsync(TestProject project)
    {
        await project.SignUpAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.UserNotFound, () => project.RequestPasswordResetAsync(Person.Jane.Username));
        var landing = await RequestResetAndOpenLinkAsync(project);
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPasswordResetAsync(landing["user_id"], "no-such-code", NewPassword));
        await project.ConfirmPasswordResetAsync(landing["user_id"], landing["reset_code"], NewPassword);
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound,
            () => project.ConfirmPasswordResetAsync(landing["user_id"], landing["reset_code"], NewPassword));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync());
        await project.LoginAsync(Person.John with { Password = NewPassword });
    }

    private static async Task ResetTooLateAsync(TestProject project)
    {
        await project.SignUpAsync();
        var landing = await RequestResetAndOpenLinkAsync(project);
        // A reset code is valid for one hour.
        await project.AdvanceAsync(TimeSpan.FromHours(1));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound,
            () => project.ConfirmPasswordResetAsync(landing["user_id"], landing["reset_code"], NewPassword));
    }

    private static async Task<LandingUrl> RequestResetAndOpenLinkAsync(TestProject project)
    {
        await project.RequestPasswordResetAsync(Person.John.Username);
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);
        return new LandingUrl(opened.Headers.Location?.ToString());
    }
}
