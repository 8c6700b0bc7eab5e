namespace XsollaLogin.IntegrationTests;

/// <summary>The users in a project's settings when the settings change.</summary>
public class SeededUserTests(MockFixture mock)
{
    private static readonly Person Tom = Person.John with { Username = "Tom", Email = "tom@example.com" };

    [Fact]
    public async Task Users_keep_their_state_when_their_settings_do_not_change()
    {
        await using var project = await mock.NewProjectAsync(
            Settings(new { username = "Tom", email = "tom@example.com", password = Tom.Password, confirmed = false }));
        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, () => project.LoginAsync(Tom));
        await project.ResendConfirmationLinkAsync("Tom");
        using var opened = await project.OpenAsync((await project.NextMessageAsync("tom@example.com")).Link);
        await project.ConfigureAsync(Settings(new { username = "Tom", email = "tom@example.com", password = Tom.Password, confirmed = false }, codeLength: 6));

        Assert.NotNull((await project.LoginAsync(Tom)).LoginUrl);
    }

    [Fact]
    public async Task Changed_settings_of_a_user_are_applied()
    {
        await using var project = await mock.NewProjectAsync(Settings(new { username = "Tom", email = "tom@example.com", password = Tom.Password }));
        await project.ConfigureAsync(Settings(new { username = "Tom", email = "thomas@example.com", password = "another-password" }));

        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync(Tom));
        Assert.NotNull((await project.LoginAsync("thomas@example.com", "another-password")).LoginUrl);
    }

    [Fact]
    public async Task A_changed_password_of_a_user_without_a_username_is_applied()
    {
        const string email = "tom@example.com";
        await using var project = await mock.NewProjectAsync(Settings(new { email, password = Tom.Password }));
        await project.ConfigureAsync(Settings(new { email, password = "another-password" }));

        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync(email, Tom.Password));
        Assert.NotNull((await project.LoginAsync(email, "another-password")).LoginUrl);
    }

    [Fact]
    public async Task A_user_with_the_address_of_another_user_is_rejected_and_not_banned()
    {
        await using var project = await mock.NewProjectAsync(new { });
        await project.SignUpAsync(Person.John);
        var rejected = await Assert.ThrowsAsync<InvalidOperationException>(
            () => project.ConfigureAsync(Settings(new { username = "Tom", email = Person.John.Email, password = Tom.Password, banned = true })));

        Assert.Contains("Tom belongs to another user", rejected.Message, StringComparison.Ordinal);
        Assert.NotNull((await project.LoginAsync(Person.John)).LoginUrl);
    }

    [Fact]
    public async Task A_user_who_signed_up_can_be_banned_by_email_address()
    {
        await using var project = await mock.NewProjectAsync(new { });
        await project.SignUpAsync(Person.John);
        await project.ConfigureAsync(Settings(new { email = Person.John.Email, banned = true }));

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync(Person.John));
    }

    private static object Settings(object user, int codeLength = 4) => new { codeLength, users = new[] { user } };
}
