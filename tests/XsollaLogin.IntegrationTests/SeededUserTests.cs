namespace XsollaLogin.IntegrationTests;

/// <summary>The users in a project's settings, when the settings change.</summary>
public class SeededUserTests(MockFixture mock)
{
    private static readonly Person Tom = Person.John with { Username = "Tom", Email = "tom@example.com" };

    [Fact]
    public async Task What_a_user_did_stays_where_the_settings_say_nothing_new_of_them()
    {
        await using var world = await mock.NewWorldAsync(Settings(new { username = "Tom", email = "tom@example.com", password = Tom.Password, confirmed = false }));
        await Refused.ByAsync(ErrorCode.AccountNotConfirmed, () => world.LogInAsync(Tom));
        await world.ResendConfirmationLinkAsync("Tom");
        using var opened = await world.OpenAsync((await world.NextMessageAsync("tom@example.com")).Link);
        await world.ConfigureAsync(Settings(new { username = "Tom", email = "tom@example.com", password = Tom.Password, confirmed = false }, codeLength: 6));

        Assert.NotNull((await world.LogInAsync(Tom)).LoginUrl);
    }

    [Fact]
    public async Task What_the_settings_change_of_a_user_is_taken()
    {
        await using var world = await mock.NewWorldAsync(Settings(new { username = "Tom", email = "tom@example.com", password = Tom.Password }));
        await world.ConfigureAsync(Settings(new { username = "Tom", email = "thomas@example.com", password = "another-password" }));

        await Refused.ByAsync(ErrorCode.WrongUsernameOrPassword, () => world.LogInAsync(Tom));
        Assert.NotNull((await world.LogInAsync("thomas@example.com", "another-password")).LoginUrl);
    }

    [Fact]
    public async Task A_user_with_a_name_of_somebody_else_is_refused_and_nobody_is_banned()
    {
        await using var world = await mock.NewWorldAsync(new { });
        await world.SignUpAsync(Person.John);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => world.ConfigureAsync(Settings(new { username = "Tom", email = Person.John.Email, password = Tom.Password, banned = true })));

        Assert.Contains("Tom belongs to another user", refused.Message, StringComparison.Ordinal);
        Assert.NotNull((await world.LogInAsync(Person.John)).LoginUrl);
    }

    [Fact]
    public async Task A_user_who_signed_up_is_banned_by_any_of_their_names()
    {
        await using var world = await mock.NewWorldAsync(new { });
        await world.SignUpAsync(Person.John);
        await world.ConfigureAsync(Settings(new { email = Person.John.Email, banned = true }));

        await Refused.ByAsync(ErrorCode.UserBanned, () => world.LogInAsync(Person.John));
    }

    private static object Settings(object user, int codeLength = 4) => new { codeLength, users = new[] { user } };
}
