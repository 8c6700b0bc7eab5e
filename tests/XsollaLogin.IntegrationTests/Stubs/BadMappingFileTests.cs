using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>An invalid mapping file: the start fails with a reason; a running mock keeps the old mappings and reports it.</summary>
public sealed class BadMappingFileTests : IDisposable
{
    private const string Good = """{"Request": {"Path": "/kept"}, "Response": {"Body": "kept"}}""";
    private const string Id = "33333333-3333-4333-8333-333333333333";
    private readonly MappingRoot _root = new();

    /// <summary>Contents and the expected part of the message.</summary>
    public static TheoryData<string, string> Bad => new()
    {
        { "{\"Request\": ", "Unexpected end" },
        { "{\n\"Request\": {\"Path\": \"/a\"},\n\"Response\": {\"Headers\": 5}}", "line 3" },
        { "", "" },
        { "5", "" },
        { "null", "" },
        { "[null]", "null" },
        { "[5]", "line 1" },
        { """{"Response": {"StatusCode": 200}}""", "Request" },
        { """{"Request": {"Path": "/a"}}""", "Response" },
        { """{"Request": {"Path": {"Matchers": [{"Name": "NoSuchMatcher", "Pattern": "a"}]}}, "Response": {}}""", "NoSuchMatcher" },
        { """{"Request": {"Path": {"Matchers": [{"Name": "RegexMatcher", "Pattern": "("}]}}, "Response": {}}""", "Invalid pattern" },
        { $$$"""[{"Guid": "{{{Id}}}", "Request": {}, "Response": {}}, {"Guid": "{{{Id}}}", "Request": {}, "Response": {}}]""", Id },
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _root.Dispose();

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task An_invalid_file_stops_the_start_with_its_name_and_the_reason(string content, string said)
    {
        _root.Write("good.json", Good);
        var file = _root.Write("below/bad.json", content);
        var problem = await Assert.ThrowsAsync<InvalidDataException>(_root.StartAsync);

        Assert.StartsWith($"{file}: ", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Object reference", problem.Message, StringComparison.Ordinal);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public async Task Two_files_with_the_same_Guid_stop_the_start()
    {
        var first = _root.Write("first.json", $$$"""{"Guid": "{{{Id}}}", "Request": {"Path": "/a"}, "Response": {}}""");
        var second = _root.Write("second.json", $$$"""{"Guid": "{{{Id}}}", "Request": {"Path": "/b"}, "Response": {}}""");
        var problem = await Assert.ThrowsAsync<InvalidDataException>(_root.StartAsync);

        Assert.Contains(Id, problem.Message, StringComparison.Ordinal);
        Assert.Contains(first, problem.Message, StringComparison.Ordinal);
        Assert.Contains(second, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_invalid_files_are_named_at_once()
    {
        var files = new[] { _root.Write("a.json", "{"), _root.Write("b.json", "5") };
        var problem = await Assert.ThrowsAsync<InvalidDataException>(_root.StartAsync);

        Assert.All(files, file => Assert.Contains(file, problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unreadable_file_stops_the_start()
    {
        // Even the superuser cannot read a link to itself.
        var file = Path.Combine(_root.Mappings, "loop.json");
        File.CreateSymbolicLink(file, file);
        var problem = await Assert.ThrowsAsync<InvalidDataException>(_root.StartAsync);

        Assert.Contains(file, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_root_folder_stops_the_start()
    {
        var options = new MockLoginServerOptions { RootDirectory = Path.Combine(_root.Root, "none") };
        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => StubbedMock.StartAsync(options));

        Assert.Contains("none: there is no such folder", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_exits_with_one_line_and_exit_code_2()
    {
        var file = _root.Write("bad.json", "{\n\n\"Request\": 5}");
        var (code, output, error) = await MockProcess.RunAsync(Stop, "--port", "0", "--root-dir", _root.Root);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.StartsWith(file, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_program_reports_an_invalid_file_on_standard_error_and_keeps_the_old_mapping()
    {
        var file = _root.Write("stub.json", Good);
        await using var mock = await MockProcess.StartAtAsync(Stop, "--port", "0", "--root-dir", _root.Root);
        using var curl = new Curl(mock.BaseAddress);
        await File.WriteAllTextAsync(file, "{\"Request\": 5}", Stop);
        await ReportedAsync(curl, file);
        var kept = await curl.GetAsync("/kept");
        var (_, _, error) = await mock.StopAsync(Stop);

        Assert.Equal("kept", kept.Body);
        Assert.StartsWith(file, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_an_invalid_second_mapping_is_not_applied_at_all()
    {
        var file = _root.Write("stubs.json", $"[{Good}]");
        await using var mock = await _root.StartAsync();
        var changed = Good.Replace("\"kept\"", "\"changed\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, $$$"""[{{{changed}}}, {"Response": {}}]""", Stop);
        await ReportedAsync(mock.Curl, file);

        Assert.Equal("kept", (await mock.Curl.GetAsync("/kept")).Body);
    }

    /// <summary>Waits until the report names a file.</summary>
    private static async Task ReportedAsync(Curl curl, string file)
    {
        for (var number = 0L; ;)
        {
            var report = (await curl.GetAsync($"/__admin/reloads?after={number}&wait=60")).Json;
            if (((string?)report["files"]![0]!["problem"])?.StartsWith(file, StringComparison.Ordinal) == true) return;
            Assert.True((long)report["number"]! > number, "No file was read for a minute.");
            number = (long)report["number"]!;
        }
    }
}
