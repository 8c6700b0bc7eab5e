using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>Files change while the mock runs: valid changes are applied without loss of state, invalid ones are rejected and the old content stays.</summary>
public sealed class HotReloadTests(MockFixture mock) : IDisposable
{
    private const string Before = """{"projects": {"kept": {"codeLength": 5}, "removed": {"codeLength": 5}}}""";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hot-reload-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Config => Path.Combine(_folder.FullName, "projects.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_valid_change_is_applied_and_no_state_is_lost()
    {
        await using var configured = await StartAsync(strict: true);
        await using var kept = configured.Project("kept");
        await using var removed = configured.Project("removed");
        await kept.SignUpAsync();
        await removed.SignUpAsync();
        await File.WriteAllTextAsync(Config,
            """{"projects": {"kept": {"codeLength": 6}, "new": {"users": [{"username": "John", "password": "password123"}]}}}""", Stop);
        await UntilAsync(configured, async () => await CodeLengthOf(configured, "kept") == 6);

        await kept.LoginAsync();
        await removed.LoginAsync();
        await configured.Project("new").LoginAsync();
        await configured.Admin.DoAsync(HttpMethod.Post, "reset", cancellationToken: Stop);
        Assert.Equal(6, await CodeLengthOf(configured, "kept"));
        await ErrorAssert.ThrowsAsync(ErrorCode.ProjectNotFound, () => removed.LoginAsync());
    }

    [Theory]
    [InlineData("{\n\"projects\":\n{\"kept\": ", "line 3")]
    [InlineData("""{"projects": {"kept": {"codeLength": 0}}}""", "kept: codeLength must be from 1 to 32, not 0 (line 1)")]
    [InlineData("{\"projects\": {\n\"another\": {\"codeLength\": 5},\n\"kept\": {\n\"fixedCode\": \"é\",\n\"codeLength\": 99}}}",
        "kept: codeLength must be from 1 to 32, not 99 (line 5)")]
    [InlineData("{\"projects\": {\"kept\":\n{\"users\": [{\"username\": \"a\"},\n{}]}}}",
        "kept: users[1] needs a username, an email or a phone_number (line 3)")]
    [InlineData("{\"projects\": {\n\"kept\": null}}", "kept: the settings must be an object, not null (line 2)")]
    [InlineData("""{"projects": {"kept": {"codeLength": 6}, "another": {"codeLenght": 6}}}""", "another: codeLenght is unknown; there are askFields,")]
    [InlineData("", "it is empty")]
    [InlineData(null, "cannot be read")]
    public async Task An_invalid_change_is_rejected_with_a_reason_and_not_applied(string? content, string said)
    {
        await using var configured = await StartAsync();
        if (content is null) File.Delete(Config);
        else await File.WriteAllTextAsync(Config, content, Stop);
        var problem = await ProblemAsync(configured, said);

        Assert.Contains(Config, problem, StringComparison.Ordinal);
        Assert.Equal(5, await CodeLengthOf(configured, "kept"));
        await File.WriteAllTextAsync(Config, Before.Replace('5', '7'), Stop);
        await UntilAsync(configured, async () => await CodeLengthOf(configured, "kept") == 7);
        Assert.Null(await ProblemAsync(configured, said: null));
    }

    [Fact]
    public async Task A_file_that_an_editor_renames_into_place_is_read()
    {
        await using var configured = await StartAsync();
        await File.WriteAllTextAsync(Config + ".new", Before.Replace('5', '8'), Stop);
        File.Move(Config, Config + ".old");
        File.Move(Config + ".new", Config);

        await UntilAsync(configured, async () => await CodeLengthOf(configured, "kept") == 8);
    }

    [Fact]
    public async Task The_last_of_many_changes_is_applied()
    {
        await using var configured = await StartAsync();
        for (var i = 0; i <= 300; i++) await File.WriteAllTextAsync(Config, Before.Replace("5", $"{1 + (i % 30)}", StringComparison.Ordinal), Stop);

        await UntilAsync(configured, async () => await CodeLengthOf(configured, "kept") == 1 && await CodeLengthOf(configured, "removed") == 1);
    }

    [Fact]
    public async Task A_link_that_is_changed_to_another_file_is_followed()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.CreateSubdirectory("one").FullName, "file"), Before, Stop);
        await File.WriteAllTextAsync(Path.Combine(_folder.CreateSubdirectory("two").FullName, "file"), Before.Replace('5', '9'), Stop);
        var link = Path.Combine(_folder.FullName, "current");
        Directory.CreateSymbolicLink(link, "one");
        File.CreateSymbolicLink(Config, Path.Combine("current", "file"));
        await using var configured = await mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = Config });
        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, "two");

        await UntilAsync(configured, async () => await CodeLengthOf(configured, "kept") == 9);
    }

    [Fact]
    public async Task An_unchanged_project_keeps_the_settings_of_the_admin_API()
    {
        await using var configured = await StartAsync();
        await configured.Project("kept").ConfigureAsync(new { codeLength = 12 });
        await File.WriteAllTextAsync(Config, """{"projects": {"kept": {"codeLength": 5}, "removed": {"codeLength": 6}}}""", Stop);
        await UntilAsync(configured, async () => await CodeLengthOf(configured, "removed") == 6);

        Assert.Equal(12, await CodeLengthOf(configured, "kept"));
    }

    [Fact]
    public async Task Requests_during_a_reload_see_either_the_old_or_the_new_settings()
    {
        await using var configured = await StartAsync();
        var lengths = new HashSet<int>();
        await File.WriteAllTextAsync(Config, Before.Replace('5', '6'), Stop);
        await UntilAsync(configured, async () =>
        {
            var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CodeLengthOf(configured, "kept")));
            lengths.UnionWith(seen);
            return seen.All(length => length == 6);
        });

        Assert.Subset(new HashSet<int> { 5, 6 }, lengths);
    }

    [Fact]
    public async Task Stubs_follow_their_files_and_an_invalid_file_changes_nothing()
    {
        var mappings = _folder.CreateSubdirectory("__admin").CreateSubdirectory("mappings");
        await using var stubbed = await mock.StartAnotherAsync(new MockLoginServerOptions { RootDirectory = _folder.FullName });
        var file = Path.Combine(mappings.FullName, "stub.json");
        using var http = new HttpClient { BaseAddress = stubbed.BaseAddress };
        async Task<bool> AnswersAsync(int status)
        {
            using var response = await http.GetAsync("/stubbed", Stop);
            return (int)response.StatusCode == status;
        }

        await File.WriteAllTextAsync(file, """{"Request": {"Path": "/stubbed"}, "Response": {"StatusCode": 201}}""", Stop);
        await UntilAsync(stubbed, () => AnswersAsync(201));
        await File.WriteAllTextAsync(file, """{"Request": {"Path": "/stubbed"}, "Response": {"StatusCode": 202}}""", Stop);
        await UntilAsync(stubbed, () => AnswersAsync(202));
        await File.WriteAllTextAsync(file, "{\"Request\": {\"Path\": \"/stubbed\"}, \"Response\": {\n\"StatusCode\": 203,\n\"Headers\": 203}}", Stop);
        var problem = await ProblemAsync(stubbed, "Headers");
        Assert.StartsWith(file, problem, StringComparison.Ordinal);
        Assert.Contains("line 3", problem, StringComparison.Ordinal);
        Assert.True(await AnswersAsync(202));
        File.Delete(file);
        await UntilAsync(stubbed, () => AnswersAsync(404));
    }

    [Theory]
    [InlineData("wait=-1")]
    [InlineData("wait=x")]
    [InlineData("after=-1")]
    public async Task An_invalid_wait_is_rejected(string query)
    {
        var (status, _) = await mock.Mock.Admin.SendAsync(HttpMethod.Get, $"reloads?{query}", null, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
    }

    private async Task<TestMock> StartAsync(bool strict = false)
    {
        await File.WriteAllTextAsync(Config, Before, Stop);
        return await mock.StartAnotherAsync(new MockLoginServerOptions { ConfigFile = Config, Strict = strict });
    }

    private static async Task<int> CodeLengthOf(TestMock mock, string projectId) =>
        (int)(await mock.Admin.DoAsync(HttpMethod.Get, $"projects/{projectId}", cancellationToken: Stop))["codeLength"]!;

    /// <summary>The problem of the watched file, when it contains the text.</summary>
    /// <param name="said">A part of the problem; null waits until there is none.</param>
    private static async Task<string?> ProblemAsync(TestMock mock, string? said)
    {
        string? problem = null;
        await UntilAsync(mock, async () =>
        {
            var report = await mock.Admin.DoAsync(HttpMethod.Get, "reloads", cancellationToken: Stop);
            problem = (string?)Assert.Single(report["files"]!.AsArray())!["problem"];
            return said is null ? problem is null : problem?.Contains(said, StringComparison.Ordinal) == true;
        });
        return problem;
    }

    /// <summary>Checks again each time a file has been read.</summary>
    private static async Task UntilAsync(TestMock mock, Func<Task<bool>> isSo)
    {
        while (true)
        {
            var number = (long)(await mock.Admin.DoAsync(HttpMethod.Get, "reloads", cancellationToken: Stop))["number"]!;
            if (await isSo()) return;
            var next = (long)(await mock.Admin.DoAsync(HttpMethod.Get, $"reloads?after={number}&wait=60", cancellationToken: Stop))["number"]!;
            Assert.True(next > number, "No file was read for a minute.");
        }
    }
}
