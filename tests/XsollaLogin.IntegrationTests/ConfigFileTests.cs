using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>Projects from a file, and a strict mock that has no others.</summary>
public sealed class ConfigFileTests(MockFixture mock) : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_project_of_the_file_exists_from_the_start_and_after_a_reset()
    {
        await using var configured = await StartAsync(new MockLoginServerOptions { ConfigFile = _file });
        await using var project = configured.Project("file-project");
        await project.LoginAsync();
        await project.SignUpAsync(Person.Jane);
        await configured.Admin.DoAsync(HttpMethod.Post, "reset", cancellationToken: TestContext.Current.CancellationToken);

        await project.LoginAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.WrongUsernameOrPassword, () => project.LoginAsync(Person.Jane));
    }

    [Fact]
    public async Task A_strict_mock_knows_only_projects_of_the_file_and_those_configured_later()
    {
        await using var strict = await StartAsync(new MockLoginServerOptions { ConfigFile = _file, Strict = true });
        await using var configured = await strict.NewProjectAsync(new { fixedCode = "1234" });

        await strict.Project("file-project").LoginAsync();
        await configured.SignUpAsync();
        await ErrorAssert.ThrowsAsync(ErrorCode.ProjectNotFound, () => strict.Project("another").LoginAsync());
        await ErrorAssert.ThrowsAsync(ErrorCode.ProjectNotFound, () => strict.Project("another", Protocol.OAuth2).LoginAsync());
    }

    [Fact]
    public async Task A_project_of_the_file_is_found_by_its_client_after_long_disuse()
    {
        var time = new TestClock();
        await using var configured = await StartAsync(new MockLoginServerOptions { ConfigFile = _file, Strict = true, TimeProvider = time });
        await using var project = configured.Project("file-project", Protocol.OAuth2);
        await using var another = await configured.NewProjectAsync(new { fixedCode = "1234" });
        for (var i = 0; i < 2; i++)
        {
            var login = new LoginOAuth2Input
            {
                ClientId = 77,
                State = Ending.Usual.State,
                ResponseType = OAuthResponseType.Code,
                Body = new() { Username = "John", Password = "password123" },
            };
            await project.Password.LoginOAuth2Async(login, TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromDays(1));
            await another.ConfigureAsync(new { fixedCode = "1234" });
            await another.RequestPhoneCodeAsync();
        }
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("{}", "projects")]
    [InlineData("""{"projects": {"p": {"codeLenght": 4}}}""", "codeLenght")]
    [InlineData("""{"projects": {"p": {"codeLength": 0}}}""", "codeLength")]
    [InlineData("""{"projects": {"p": null}}""", "p")]
    public async Task An_invalid_file_is_rejected_with_a_reason(string content, string said)
    {
        await File.WriteAllTextAsync(_file, content, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = _file }));

        Assert.Contains(_file, error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = _file + ".missing" }));

        Assert.Contains(_file, error.Message, StringComparison.Ordinal);
    }

    private async Task<TestMock> StartAsync(MockLoginServerOptions options)
    {
        const string Content = """
            {
              "$schema": "config.schema.json",
              "projects": {"file-project": {"clients": [{"client_id": 77}], "users": [{"username": "John", "password": "password123"}]}}
            }
            """;
        await File.WriteAllTextAsync(_file, Content);
        return await mock.StartAnotherAsync(options);
    }
}
