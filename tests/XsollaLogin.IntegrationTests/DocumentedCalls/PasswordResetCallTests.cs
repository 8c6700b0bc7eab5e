namespace XsollaLogin.IntegrationTests.DocumentedCalls;

/// <summary>Tests the documented calls <c>reset</c> (asks for the link) and <c>set</c> (stores the new password).</summary>
public class PasswordResetCallTests(MockFixture mock)
{
    [Theory, BothProtocols]
    public async Task The_reset_code_of_the_mailed_link_sets_a_new_password_once(Protocol protocol)
    {
        await using var project = await mock.NewProjectAsync(protocol);
        var api = project.Api();
        await api.SignUpAsync(Person.John);
        await api.ResetAsync(Person.John.Username);
        using var opened = await project.OpenAsync((await project.NextMessageAsync(Person.John.Email)).Link);
        var landing = new LandingUrl(opened.Headers.Location?.ToString());

        await api.SetAsync("newpass", landing["reset_code"], landing["user_id"]);

        await project.TokenOfAsync(await api.LoginAsync(Person.John with { Password = "newpass" }));
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => api.LoginAsync(Person.John));
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => api.SetAsync("newpass2", landing["reset_code"], landing["user_id"]));
    }

    [Fact]
    public async Task A_reset_for_an_unknown_user_is_rejected()
    {
        await using var project = await mock.NewProjectAsync();

        await ErrorAssert.ThrowsAsync(ErrorCode.UserNotFound, () => project.Api().ResetAsync("Nobody"));
    }
}
