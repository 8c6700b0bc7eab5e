using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests;

/// <summary>File changes without a notification of the system are seen within a few seconds.</summary>
public sealed class HotReloadBackstopTests(MockFixture mock) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hot-reload-backstop-");
    private readonly TestClock _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Root => PathOf("root");

    private string Config => PathOf("root", "projects.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_stub_folder_can_be_replaced_more_than_once()
    {
        WriteStub(Root, 201);
        await using var stubbed = await StartAsync(new MockLoginServerOptions { RootDirectory = Root, TimeProvider = _time });
        Assert.Equal(201, await StatusAsync(stubbed));
        for (var status = 202; status < 205; status++)
        {
            WriteStub(PathOf("other"), status);
            Directory.Move(Root, PathOf($"old-{status}"));
            Directory.Move(PathOf("other"), Root);
            await AssertSoonAsync(status, () => StatusAsync(stubbed));
        }
    }

    [Fact]
    public async Task A_missing_stub_folder_is_reported_until_it_is_back()
    {
        WriteStub(Root, 201);
        await using var stubbed = await StartAsync(new MockLoginServerOptions { RootDirectory = Root, TimeProvider = _time });
        Directory.Delete(Root, recursive: true);
        await AssertSoonAsync(true, async () => (await ProblemAsync(stubbed))?.Contains("no such folder", StringComparison.Ordinal));
        Assert.Equal(201, await StatusAsync(stubbed));

        Directory.CreateDirectory(Root);
        await AssertSoonAsync(null, () => ProblemAsync(stubbed));
        Assert.Equal(404, await StatusAsync(stubbed));
        WriteStub(Root, 202);
        await AssertSoonAsync(202, () => StatusAsync(stubbed));
    }

    [Fact]
    public async Task The_stub_folder_can_be_a_link()
    {
        WriteStub(PathOf("behind"), 201);
        Directory.CreateSymbolicLink(Root, PathOf("behind"));
        await using var stubbed = await StartAsync(new MockLoginServerOptions { RootDirectory = Root, TimeProvider = _time });
        Assert.Equal(201, await StatusAsync(stubbed));
        // It has the same length as before: only its time differs.
        WriteStub(PathOf("behind"), 202);
        await AssertSoonAsync(202, () => StatusAsync(stubbed));
    }

    [Fact]
    public async Task The_folder_of_the_configuration_can_be_replaced()
    {
        WriteConfig(Config, 5);
        await using var configured = await StartAsync(new MockLoginServerOptions { ConfigFile = Config, TimeProvider = _time });
        WriteConfig(PathOf("other", "projects.json"), 6);
        Directory.Move(Root, PathOf("old"));
        await AssertSoonAsync(true, async () => (await ProblemAsync(configured))?.Contains("cannot be read", StringComparison.Ordinal));
        Directory.Move(PathOf("other"), Root);
        await AssertSoonAsync(null, () => ProblemAsync(configured));
        Assert.Equal(6, await CodeLengthAsync(configured));
    }

    [Fact]
    public async Task The_target_of_a_link_can_be_edited_in_place()
    {
        WriteConfig(PathOf("behind", "file"), 5);
        Directory.CreateDirectory(Root);
        File.CreateSymbolicLink(Config, PathOf("behind", "file"));
        await using var configured = await StartAsync(new MockLoginServerOptions { ConfigFile = Config, TimeProvider = _time });
        WriteConfig(PathOf("behind", "file"), 6);
        await AssertSoonAsync(6, () => CodeLengthAsync(configured));
    }

    [Fact]
    public async Task An_unchanged_file_is_not_read_again()
    {
        WriteConfig(Config, 5);
        await using var configured = await StartAsync(new MockLoginServerOptions { ConfigFile = Config, TimeProvider = _time });
        for (var i = 0; i < 10; i++) SecondsPass();

        Assert.Equal(0, (int)(await ReportAsync(configured))["number"]!);
    }

    [Fact]
    public async Task A_folder_as_configuration_is_reported()
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync(new MockLoginServerOptions { ConfigFile = _folder.FullName }));

        Assert.Equal($"{_folder.FullName} is a folder, not a file", error.Message);
    }

    private string PathOf(params string[] names) => Path.Combine([_folder.FullName, .. names]);

    private Task<TestMock> StartAsync(MockLoginServerOptions options) => mock.StartAnotherAsync(options);

    /// <summary>Advances in steps, because a timer that starts when another one fires begins at the end of the step.</summary>
    private void SecondsPass()
    {
        for (var tenths = 0; tenths < 50; tenths++) _time.Advance(TimeSpan.FromMilliseconds(100));
    }

    /// <summary>Lets seconds pass until the value is read; a look that a notification began may still run after the first ones.</summary>
    private async Task AssertSoonAsync<T>(T expected, Func<Task<T>> read)
    {
        var value = default(T);
        for (var i = 0; i < 100; i++)
        {
            SecondsPass();
            value = await read();
            if (Equals(value, expected)) return;
        }

        Assert.Equal(expected, value);
    }

    private static void WriteStub(string root, int status) =>
        File.WriteAllText(
            Path.Combine(Directory.CreateDirectory(Path.Combine(root, "__admin", "mappings")).FullName, "stub.json"),
            $$$"""{"Request": {"Path": "/stubbed"}, "Response": {"StatusCode": {{{status}}}}}""");

    private static void WriteConfig(string path, int codeLength)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $$$"""{ "projects": { "kept": { "codeLength": {{{codeLength}}} } } }""");
    }

    private static async Task<int> StatusAsync(TestMock stubbed)
    {
        using var http = new HttpClient { BaseAddress = stubbed.BaseAddress };
        using var response = await http.GetAsync("/stubbed", Stop);
        return (int)response.StatusCode;
    }

    private static async Task<int> CodeLengthAsync(TestMock configured) =>
        (int)(await configured.Admin.DoAsync(HttpMethod.Get, "projects/kept", cancellationToken: Stop))["codeLength"]!;

    private static async Task<JsonNode> ReportAsync(TestMock mock) => await mock.Admin.DoAsync(HttpMethod.Get, "reloads", cancellationToken: Stop);

    private static async Task<string?> ProblemAsync(TestMock mock) => (string?)Assert.Single((await ReportAsync(mock))["files"]!.AsArray())!["problem"];
}
