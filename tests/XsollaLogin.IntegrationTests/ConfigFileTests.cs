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
    [InlineData("[]", "the JSON must be an object with projects")]
    [InlineData("""{"projects": {"p": {"fixedCode": "\ud800"}}}""", "half of a surrogate pair")]
    [InlineData("""{"projects": {"p": {}, "p": {}}}""", "Duplicate")]
    [InlineData("""{"projects": {"..": {}}}""", "must not be \".\" or \"..\"")]
    public async Task An_invalid_file_is_rejected_with_a_reason(string content, string said)
    {
        await File.WriteAllTextAsync(_file, content, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = _file }));

        Assert.Contains(_file, error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF8_is_rejected_with_the_place()
    {
        await File.WriteAllBytesAsync(_file, [.. "{\n  \"projects\": { \"p"u8, 0xFF, .. "\": {} } }"u8], TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = _file }));

        Assert.Contains("it is not UTF-8 in line 2, byte 19", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_valid_UTF_16_is_rejected_with_the_place()
    {
        // The mark, a valid replacement character, a line break and one half of a surrogate pair.
        await File.WriteAllBytesAsync(
            _file, [0xFF, 0xFE, 0xFD, 0xFF, (byte)'\n', 0, 0x00, 0xD8, (byte)'{', 0], TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = _file }));

        Assert.EndsWith("it is not UTF-16 in line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_have_a_byte_order_mark()
    {
        await File.WriteAllBytesAsync(_file, [0xEF, 0xBB, 0xBF, .. """{"projects": {"p": {}}}"""u8], TestContext.Current.CancellationToken);
        await using var configured = await mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = _file });
    }

    [Fact]
    public async Task A_pipe_does_not_hang_the_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among its files.");
        File.Delete(_file);
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", [_file])) await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = _file }));

        Assert.Contains("not a regular file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_can_be_the_output_of_a_command()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The pipe of a command is a file on Linux only.");
        const string Script = """exec "$@" --port 0 --strict --config <(echo '{"projects": {"piped": {"codeLength": 6}}}')""";
        await using var configured = await MockProcess.StartByBashAsync(Script, TestContext.Current.CancellationToken);
        using var admin = new AdminClient(configured.BaseAddress);
        var settings = await admin.DoAsync(HttpMethod.Get, "projects/piped", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(6, (int)settings["codeLength"]!);
    }

    [Fact]
    public async Task All_errors_of_a_file_are_reported_at_once_with_their_lines()
    {
        const string Content = """
            {
              "project": {},
              "projects": {
                "one": {
                  "codeLength": 0,
                  "codeLenght": 4,
                  "users": [{ "username": "John" }, { "name": "Jane", "banned": "no" }],
                  "clients": [{}]
                },
                "two.three": { "jwtAlgorithm": "ES256", "seed": 99999999999, "callbackUrls": "https://game.example.com" }
              }
            }
            """;
        await File.WriteAllTextAsync(_file, Content, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = _file }));

        Assert.All(
            (string[])
            [
                "project is unknown; there are $schema, projects (line 2)",
                "one: codeLength must be from 1 to 32, not 0 (line 5)",
                "one: codeLenght is unknown; there are askFields, ",
                "one: users[1].name is unknown; there are username, email, password, phone_number, banned, confirmed (line 7)",
                "one: users[1].banned must be true or false, not a text (line 7)",
                "one: clients[0] needs client_id (line 8)",
                "two.three: jwtAlgorithm must be one of HS256, RS256, not \"ES256\" (line 10)",
                "two.three: seed must be from -2147483648 to 2147483647, not 99999999999 (line 10)",
                "two.three: callbackUrls must be a list, not a text (line 10)",
            ],
            told => Assert.Contains(told, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_may_have_comments_and_commas_at_the_ends()
    {
        const string Content = """
            {
              // The schema is for editors.
              "$schema": "config.schema.json",
              "projects": { "file-project": { /* easy to type */ "codeLength": 6, } },
            }
            """;
        await File.WriteAllTextAsync(_file, Content, TestContext.Current.CancellationToken);
        await using var configured = await mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = _file });
        var settings = await configured.Admin.DoAsync(HttpMethod.Get, "projects/file-project", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(6, (int)settings["codeLength"]!);
    }

    [Fact]
    public async Task The_schema_of_the_file_is_served()
    {
        var served = await mock.Mock.Admin.DoAsync(HttpMethod.Get, "config.schema.json", cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotNull(served["$defs"]!["Settings"]!["properties"]!["codeLength"]);
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
