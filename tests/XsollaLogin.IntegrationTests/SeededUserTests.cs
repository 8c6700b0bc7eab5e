namespace XsollaLogin.IntegrationTests;

/// <summary>The users in a project's settings, when the settings change.</summary>
public class SeededUserTests(MockFixture mock)
{
    private static readonly Person Tom = Person.John with { Username = "Tom", Email = "tom@example.com" };

    [Fact]
    public async Task What_a_user_did_stays_where_the_settings_say_nothing_new_of_them()
    {
        await using var project = await mock.NewProjectAsync(Settings(new { username = "Tom", email = "tom@example.com", password = Tom.Password, confirmed = false }));
        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, () => project.LoginAsync(Tom));
        await project.ResendConfirmationLinkAsync("Tom");
        using var opened = await project.OpenAsync((await project.NextMessageAsync("tom@example.com")).Link);
        await project.ConfigureAsync(Settings(new { username = "Tom", email = "tom@example.com", password = Tom.Password, confirmed = false }, codeLength: 6));

        Assert.NotNull((await project.LoginAsync(Tom)).LoginUrl);
    }

    [Fact]
    public async Task What_the_settings_change_of_a_user_is_taken()
    {
        await using var project = await mock.NewProjectAsync(Settings(new { username = "Tom", email = "tom@example.com", password = Tom.Password }));
        await project.ConfigureAsync(Settings(new { username = "Tom", email = "thomas@example.com", password = "another-password" }));

        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync(Tom));
        Assert.NotNull((await project.LoginAsync("thomas@example.com", "another-password")).LoginUrl);
    }

    [Fact]
    public async Task A_user_with_a_name_of_somebody_else_is_rejected_and_nobody_is_banned()
    {
        await using var project = await mock.NewProjectAsync(new { });
        await project.SignUpAsync(Person.John);
        var rejected = await Assert.ThrowsAsync<InvalidOperationException>(() => project.ConfigureAsync(Settings(new { username = "Tom", email = Person.John.Email, password = Tom.Password, banned = true })));

        Assert.Contains("Tom belongs to another user", rejected.Message, StringComparison.Ordinal);
        Assert.NotNull((await project.LoginAsync(Person.John)).LoginUrl);
    }

    [Fact]
    public async Task A_user_who_signed_up_is_banned_by_any_of_their_names()
    {
        await using var project = await mock.NewProjectAsync(new { });
        await project.SignUpAsync(Person.John);
        await project.ConfigureAsync(Settings(new { email = Person.John.Email, banned = true }));

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync(Person.John));
    }

    private static object Settings(object user, int codeLength = 4) => new { codeLength, users = new[] { user } };
}
