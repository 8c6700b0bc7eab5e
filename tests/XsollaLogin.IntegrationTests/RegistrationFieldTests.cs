namespace XsollaLogin.IntegrationTests;

/// <summary>The additional fields of a sign-up are kept.</summary>
public class RegistrationFieldTests(MockFixture mock)
{
    private const string InFields = """
        {"username": "John", "email": "john@example.com", "password": "password123",
         "fields": {"nickname": "Johny", "bday": "1990-12-31", "level": 7, "news": true, "none": null, "password_confirm": "password123"}}
        """;

    private const string BesideThem = """
        {"username": "John", "email": "john@example.com", "password": "password123", "nickname": "Johny"}
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(InFields)]
    [InlineData(BesideThem)]
    public async Task The_nickname_becomes_a_claim_of_the_token(string body)
    {
        await using var project = await SignUpAsync(body);

        Assert.Equal("Johny", (string?)Jwt.Read(await project.TokenOfAsync((await project.LoginAsync()).LoginUrl)).Claims["nickname"]);
    }

    [Fact]
    public async Task Each_field_is_in_the_snapshot_and_returns_with_it()
    {
        await using var project = await SignUpAsync(InFields);
        await project.RestoreAsync(await project.SaveAsync());
        var fields = (await project.SaveAsync())["users"]![0]!["fields"]!.AsObject();

        Assert.Equal(
            [("bday", "1990-12-31"), ("level", "7"), ("news", "true"), ("nickname", "Johny")],
            fields.Select(field => (field.Key, (string)field.Value!)).OrderBy(field => field.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_field_of_the_sign_up_is_not_asked_for_after_the_login()
    {
        await using var project = await mock.NewProjectAsync(new { askFields = new[] { new { name = "bday" }, new { name = "country-name" } } });
        await PostAsync(project, InFields);

        Assert.Equal(["country-name"], (await project.LoginAsync()).AskFields!.Select(field => field.Name));
    }

    [Fact]
    public async Task A_phone_number_among_the_fields_is_asked_for_because_it_is_not_confirmed()
    {
        await using var project = await mock.NewProjectAsync(new { askFields = new[] { new { name = "phone_number" }, new { name = "bday" } } });
        await PostAsync(project, """
            {"username": "John", "email": "john@example.com", "password": "password123", "fields": {"phone_number": "+12025550143"}}
            """);

        Assert.Equal(["phone_number", "bday"], (await project.LoginAsync()).AskFields!.Select(field => field.Name));
    }

    private async Task<TestProject> SignUpAsync(string body)
    {
        var project = await mock.NewProjectAsync();
        await PostAsync(project, body);
        return project;
    }

    private static async Task PostAsync(TestProject project, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await project.Http.PostAsync($"user?projectId={project.ProjectId}&login_url={Ending.CallbackUrl}", content, Stop);
        response.EnsureSuccessStatusCode();
    }
}
