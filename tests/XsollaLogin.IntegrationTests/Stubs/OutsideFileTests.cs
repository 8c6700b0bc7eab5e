using System.Text.Json;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>No stub shows a file outside the folder of mappings, in any spelling of its name.</summary>
public sealed class OutsideFileTests : IDisposable
{
    private readonly MappingRoot _root = new();

    private static string[] Names { get; } =
    [
        "../../../outside/secret.txt",
        "../../../../{temp}/outside/secret.txt",
        "./../../../outside/secret.txt",
        "below/../../../../outside/secret.txt",
        "{absolute}",
        "/{absolute}",
        "file://{absolute}",
        "..\\..\\..\\outside\\secret.txt",
        "/proc/self/cwd/{absolute}",
        "/proc/self/root{absolute}",
    ];

    public void Dispose() => _root.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_a_file_outside_is_not_sent(bool cached)
    {
        await using var mock = await _root.StartAsync();
        foreach (var name in Names)
        {
            await mock.Curl.StubAsync(new { Request = new { Path = "/outside" }, Response = new { BodyAsFile = Complete(name), BodyAsFileIsCached = cached } });

            // A cached file is read at the first request.
            for (var i = 0; i < 2; i++) await AssertNothingShownAsync(mock, "/outside");
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task A_pipe_as_body_does_not_hang()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among its files.");
        await using var mock = await _root.StartAsync();
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_root.Mappings, "pipe")]))
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        await mock.Curl.StubAsync(new { Request = new { Path = "/pipe" }, Response = new { BodyAsFile = "pipe" } });

        Assert.Equal((HttpStatusCode.OK, ""), await mock.Curl.GetAsync("/pipe") is { } reply ? (reply.Status, reply.Body) : default);
    }

    [Fact]
    public async Task A_template_reads_no_file_outside()
    {
        await using var mock = await _root.StartAsync();
        var body = new { UseTransformer = true, UseTransformerForBodyAsFile = true, BodyAsFile = "{{request.query.file}}" };
        await mock.Curl.StubAsync(new { Request = new { Path = "/body" }, Response = body });
        foreach (var file in Names.Select(Complete))
        {
            var helper = new { UseTransformer = true, Body = $"{{{{File.Read {JsonSerializer.Serialize(file)}}}}}" };
            await mock.Curl.StubAsync(new { Request = new { Path = "/helper" }, Response = helper });

            await AssertNothingShownAsync(mock, $"/body?file={Uri.EscapeDataString(file)}");
            await AssertNothingShownAsync(mock, "/helper");
        }
    }

    [Theory]
    [InlineData("link.txt", false)]
    [InlineData("link.txt", true)]
    [InlineData("folder/secret.txt", false)]
    [InlineData("folder/secret.txt", true)]
    [InlineData("chain/secret.txt", false)]
    public async Task A_link_out_of_the_folder_is_not_followed(string name, bool cached)
    {
        await using var mock = await _root.StartAsync();
        // Created after the start, which would report them.
        File.CreateSymbolicLink(Path.Combine(_root.Mappings, "link.txt"), _root.SecretFile);
        Directory.CreateSymbolicLink(Path.Combine(_root.Mappings, "folder"), _root.Outside);
        Directory.CreateSymbolicLink(Path.Combine(_root.Mappings, "chain"), "folder");
        await mock.Curl.StubAsync(new { Request = new { Path = "/linked" }, Response = new { BodyAsFile = name, BodyAsFileIsCached = cached } });
        var template = new { UseTransformer = true, UseTransformerForBodyAsFile = true, BodyAsFile = name };
        await mock.Curl.StubAsync(new { Request = new { Path = "/template" }, Response = template });

        await AssertNothingShownAsync(mock, "/linked");
        await AssertNothingShownAsync(mock, "/template");
    }

    [Fact]
    public async Task A_link_within_the_folder_is_followed()
    {
        _root.Write("body.txt", "within");
        File.CreateSymbolicLink(Path.Combine(_root.Mappings, "link.txt"), "body.txt");
        await using var mock = await _root.StartAsync();
        await mock.Curl.StubAsync(new { Request = new { Path = "/linked" }, Response = new { BodyAsFile = "link.txt" } });

        Assert.Equal("within", (await mock.Curl.GetAsync("/linked")).Body);
    }

    [Fact]
    public async Task The_folder_itself_can_be_a_link()
    {
        _root.Write("body.txt", "within");
        var link = Path.Combine(_root.Outside, "root");
        Directory.CreateSymbolicLink(link, _root.Root);
        await using var mock = await StubbedMock.StartAsync(new() { RootDirectory = link });
        await mock.Curl.StubAsync(new { Request = new { Path = "/linked" }, Response = new { BodyAsFile = "body.txt" } });

        Assert.Equal("within", (await mock.Curl.GetAsync("/linked")).Body);
    }

    [Fact]
    public async Task A_link_to_a_file_outside_stops_the_start()
    {
        var link = Path.Combine(_root.Mappings, "link.json");
        File.CreateSymbolicLink(link, _root.SecretFile);
        var problem = await Assert.ThrowsAsync<InvalidDataException>(_root.StartAsync);

        Assert.Contains(link, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(MappingRoot.Secret, problem.Message, StringComparison.Ordinal);
    }

    private string Complete(string name) => name
        .Replace("{absolute}", _root.SecretFile, StringComparison.Ordinal)
        .Replace("{temp}", Path.GetFileName(Path.GetDirectoryName(_root.Root)), StringComparison.Ordinal);

    private static async Task AssertNothingShownAsync(StubbedMock mock, string path)
    {
        var reply = await mock.Curl.GetAsync(path);

        Assert.DoesNotContain(MappingRoot.Secret, reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", reply.Body, StringComparison.Ordinal);
    }
}
