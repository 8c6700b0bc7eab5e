namespace XsollaLogin.IntegrationTests.Admin;

/// <summary>The users of a project, as the admin endpoints read and change them.</summary>
public class UserAdminTests(MockFixture mock)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_added_user_has_the_given_id_and_can_log_in()
    {
        await using var project = await mock.NewProjectAsync();
        var added = await DoAsync(HttpMethod.Post, project, "", new { id = "user/1", username = "John", email = "john@example.com", password = "password123" });
        var token = await project.TokenOfAsync((await project.LoginAsync()).LoginUrl);

        Assert.Equal("user/1", (string?)Jwt.Read(token).Claims["sub"]);
        Assert.Equal(("user/1", true, true), ((string?)added["id"], (bool)added["hasPassword"]!, (bool)added["confirmed"]!));
        Assert.DoesNotContain("password123", added.ToJsonString(), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(added, await DoAsync(HttpMethod.Get, project, "/user%2F1")));
    }

    [Theory]
    [InlineData(".", "id must not be \".\" or \"..\"")]
    [InlineData("..", "id must not be \".\" or \"..\"")]
    [InlineData("a%2fb", "id must not contain \"%2F\"")]
    public async Task An_id_that_no_path_can_name_is_rejected(string id, string said)
    {
        await using var project = await mock.NewProjectAsync();
        var (status, answer) = await mock.Mock.Admin.SendAsync(
            HttpMethod.Post, $"projects/{project.ProjectId}/users", new { id, username = "John" }, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registration_fields_are_kept()
    {
        await using var project = await mock.NewProjectAsync();
        var request = new SignUpRequest
        {
            Username = "John",
            Email = "john@example.com",
            Password = "password123",
            Fields = new SignUpFields { Nickname = "Johny" },
        };
        await project.Password.SignUpAsync(new() { ProjectId = project.ProjectId, Body = request, LoginUrl = Ending.CallbackUrl }, Stop);
        var john = await OnlyUserAsync(project);
        var changed = await DoAsync(HttpMethod.Patch, project, $"/{john["id"]}", new { fields = new Dictionary<string, string?> { ["country-name"] = "DE" } });

        Assert.Equal(("Johny", "DE"), ((string?)changed["fields"]!["nickname"], (string?)changed["fields"]!["country-name"]));
        changed = await DoAsync(HttpMethod.Patch, project, $"/{john["id"]}", new { fields = new { nickname = (string?)null } });
        Assert.Equal(["country-name"], changed["fields"]!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task A_banned_user_cannot_log_in_and_has_no_valid_token()
    {
        await using var project = await mock.NewProjectAsync();
        var token = await project.TokenOfAsync((await project.SignUpAsync())!.LoginUrl);
        await ChangeAsync(project, new { banned = true });

        await ErrorAssert.ThrowsAsync(ErrorCode.UserBanned, () => project.LoginAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.GetAskFieldsAsync(token));
        await ChangeAsync(project, new { banned = false });
        Assert.NotNull((await project.LoginAsync()).LoginUrl);
    }

    [Fact]
    public async Task A_confirmed_user_can_log_in()
    {
        await using var project = await mock.NewProjectAsync(new { requireAccountConfirmation = true });
        await project.SignUpAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.AccountNotConfirmed, () => project.LoginAsync());
        await ChangeAsync(project, new { confirmed = true });

        Assert.NotNull((await project.LoginAsync()).LoginUrl);
    }

    [Fact]
    public async Task A_changed_name_and_password_log_in()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync();
        await ChangeAsync(project, new { username = "Jane", email = (string?)null, password = "secret456" });

        Assert.NotNull((await project.LoginAsync("Jane", "secret456")).LoginUrl);
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync());
        Assert.Null((await OnlyUserAsync(project))["email"]);
        await ChangeAsync(project, new { password = (string?)null });
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync("Jane", "secret456"));
    }

    [Fact]
    public async Task A_user_who_is_logged_out_has_neither_session_nor_token()
    {
        await using var project = await mock.NewProjectAsync(Protocol.OAuth2);
        var code = new LandingUrl((await project.SignUpAsync(ending: new Ending { Scope = "offline" }))!.LoginUrl)["code"];
        var tokens = await project.ExchangeAsync(code);
        var unused = new LandingUrl((await project.LoginAsync()).LoginUrl)["code"];
        await DoAsync(HttpMethod.Post, project, $"/{(await OnlyUserAsync(project))["id"]}/logout");

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.GetAskFieldsAsync(tokens.AccessToken));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.RefreshAsync(tokens.RefreshToken!));
        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidGrant, () => project.ExchangeAsync(unused));
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.CheckSsoAsync());
        Assert.NotNull((await project.LoginAsync()).LoginUrl);
    }

    [Fact]
    public async Task A_new_user_with_the_id_of_a_deleted_one_gets_nothing_of_the_earlier_user()
    {
        await using var project = await mock.NewProjectAsync();
        var user = new { id = "the-id", username = "John", email = "john@example.com", password = "password123" };
        await DoAsync(HttpMethod.Post, project, "", user);
        var token = await project.TokenOfAsync((await project.LoginAsync()).LoginUrl);
        await project.RequestPasswordResetAsync("John");
        var code = (await project.NextMessageAsync(Person.John.Email)).Code!;
        await DoAsync(HttpMethod.Delete, project, "/the-id");
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync());
        await DoAsync(HttpMethod.Post, project, "", user);

        await ErrorAssert.ThrowsAsync(ErrorCode.InvalidToken, () => project.GetAskFieldsAsync(token));
        await ErrorAssert.ThrowsAsync(ErrorCode.UnauthorizedUser, () => project.CheckSsoAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.ObjectNotFound, () => project.ConfirmPasswordResetAsync("the-id", code, "newpassword456"));
    }

    [Fact]
    public async Task Users_are_searched_and_counted()
    {
        await using var project = await mock.NewProjectAsync();
        await project.SignUpAsync(Person.John);
        await project.SignUpAsync(Person.Jane);
        var all = await DoAsync(HttpMethod.Get, project, "?limit=1");
        var found = await DoAsync(HttpMethod.Get, project, "?search=JANE@");

        Assert.Equal((1, 2), (all["users"]!.AsArray().Count, (int)all["total"]!));
        Assert.Equal(("Jane", 1), ((string?)Assert.Single(found["users"]!.AsArray())!["username"], (int)found["total"]!));
    }

    [Theory]
    [InlineData("POST", "", """{"username": "john"}""", "username: another user of the project has it as username or email")]
    [InlineData("POST", "", """{"email": "JOHN@example.com"}""", "email: another user of the project has it as email or username")]
    [InlineData("POST", "", """{"id": "john-id", "username": "Tom"}""", "id: another user of the project has this id")]
    [InlineData("PATCH", "/jane-id", """{"phone_number": "+12025550123"}""", "phone_number: another user of the project has it")]
    [InlineData("PATCH", "/jane-id", """{"id": "another"}""", "id cannot be changed; delete the user and add another")]
    [InlineData("PATCH", "/jane-id", """{"username": null}""", "the user needs a username, an email or a phone_number")]
    [InlineData("PATCH", "/jane-id", """{"confirmed": null, "name": "J"}""", "confirmed must be true or false, not null")]
    [InlineData("PATCH", "/jane-id", "5", "the user must be an object, not 5")]
    public async Task An_invalid_user_is_rejected_and_nothing_changes(string method, string path, string body, string said)
    {
        await using var project = await mock.NewProjectAsync();
        await DoAsync(HttpMethod.Post, project, "", new { id = "john-id", username = "John", email = "john@example.com", phone_number = "+12025550123" });
        await DoAsync(HttpMethod.Post, project, "", new { id = "jane-id", username = "Jane" });
        var before = await DoAsync(HttpMethod.Get, project, "");
        var (status, answer) = await mock.Mock.Admin.SendAsync(new HttpMethod(method), $"projects/{project.ProjectId}/users{path}", body, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, answer["errors"]!.AsArray().Select(error => (string?)error!["title"]));
        Assert.True(JsonNode.DeepEquals(before, await DoAsync(HttpMethod.Get, project, "")));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("PATCH", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/logout")]
    public async Task An_unknown_user_is_not_found(string method, string path)
    {
        await using var project = await mock.NewProjectAsync(new { });
        var body = method == "PATCH" ? "{}" : null;
        var (status, answer) = await mock.Mock.Admin.SendAsync(new HttpMethod(method), $"projects/{project.ProjectId}/users/none{path}", body, Stop);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("no user with the id \"none\"", (string?)answer["errors"]![0]!["title"], StringComparison.Ordinal);
    }

    private async Task<JsonNode> OnlyUserAsync(TestProject project) => Assert.Single((await DoAsync(HttpMethod.Get, project, ""))["users"]!.AsArray())!;

    private async Task ChangeAsync(TestProject project, object change) =>
        await DoAsync(HttpMethod.Patch, project, $"/{(await OnlyUserAsync(project))["id"]}", change);

    private Task<JsonNode> DoAsync(HttpMethod method, TestProject project, string path, object? body = null) =>
        mock.Mock.Admin.DoAsync(method, $"projects/{project.ProjectId}/users{path}", body, Stop);
}
