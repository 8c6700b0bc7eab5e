namespace XsollaLogin.IntegrationTests;

/// <summary>A logout, password reset, ban or deletion of one user does not affect the session, token and reset code of another.</summary>
public class OtherUsersTests(MockFixture mock)
{
    private static readonly Dictionary<string, Func<MockFixture, TestProject, string, Task>> Ends = new()
    {
        ["logout of the session"] = (_, jane, token) => jane.LogoutAsync(token, LogoutScope.Sso),
        ["logout everywhere"] = (_, jane, token) => jane.LogoutAsync(token),
        ["login with logout"] = (_, jane, _) => jane.LoginAsync(Person.Jane, Ending.Usual with { WithLogout = true }),
        ["password reset"] = (_, jane, _) => ResetPasswordAsync(jane, Person.Jane),
        ["logout by a tester"] = (mock, jane, token) => ByTesterAsync(mock, jane, HttpMethod.Post, $"{IdIn(token)}/logout"),
        ["ban by a tester"] = (mock, jane, token) => ByTesterAsync(mock, jane, HttpMethod.Patch, IdIn(token), new { banned = true }),
        ["deletion by a tester"] = (mock, jane, token) => ByTesterAsync(mock, jane, HttpMethod.Delete, IdIn(token)),
    };

    public static TheoryData<string> Ways => [.. Ends.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Another_user_stays_logged_in_and_can_reset_the_password(string way)
    {
        await using var john = await mock.NewProjectAsync();
        var token = await john.TokenOfAsync((await john.SignUpAsync())!.LoginUrl);
        await john.RequestPasswordResetAsync(Person.John.Username);
        var jane = john.InAnotherBrowser();
        await Ends[way](mock, jane, await jane.TokenOfAsync((await jane.SignUpAsync(Person.Jane))!.LoginUrl));

        Assert.NotEmpty(await john.CheckSsoAsync());
        await john.GetAskFieldsAsync(token);
        await OpenResetAsync(john, Person.John);
    }

    private static async Task ResetPasswordAsync(TestProject project, Person person)
    {
        await project.RequestPasswordResetAsync(person.Username);
        await OpenResetAsync(project, person);
    }

    private static async Task OpenResetAsync(TestProject project, Person person)
    {
        using var opened = await project.OpenAsync((await project.NextMessageAsync(person.Email)).Link);
        var link = new LandingUrl(opened.Headers.Location?.ToString());
        await project.ConfirmPasswordResetAsync(link["user_id"], link["reset_code"], "newpassword456");
    }

    private static async Task ByTesterAsync(MockFixture mock, TestProject project, HttpMethod method, string path, object? body = null)
    {
        var users = $"projects/{project.ProjectId}/users";
        var (status, answer) = await mock.Mock.Admin.SendAsync(method, $"{users}/{path}", body, TestContext.Current.CancellationToken);
        Assert.True(status == HttpStatusCode.OK, answer?.ToJsonString());
    }

    private static string IdIn(string token) => (string)Jwt.Read(token).Claims["sub"]!;
}
