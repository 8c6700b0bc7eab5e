using System.Net.Sockets;
using System.Text;
using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Journal;

/// <summary>The journal as a stream of server-sent events.</summary>
public class StreamTests(MockFixture fixture) : IAsyncLifetime
{
    private const int TimeoutMs = 60_000;
    private readonly TestClock _time = new();
    private TestMock? _mock;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _mock = await fixture.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = _time, JournalSize = 20 });

    public async ValueTask DisposeAsync()
    {
        await _mock!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task Each_entry_is_sent_as_an_event_oldest_first()
    {
        await using var project = await _mock!.NewProjectAsync();
        await project.SignUpAsync();
        await using var stream = await EventStream.OpenAsync(_mock, project.ProjectId);
        var first = await stream.NextAsync();
        await project.LoginAsync();
        var second = await stream.NextAsync();
        var entries = await _mock.EntriesAsync(project);

        Assert.Equal("text/event-stream", stream.MediaType);
        Assert.Equal(entries.Select(entry => ("request", entry.ToJsonString(), (string?)entry["sequence"]!.ToString())),
            new[] { first!, second! }.Select(read => (read.Name!, JsonNode.Parse(read.Data)!.ToJsonString(), read.Id)));
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_filter_also_applies_to_a_stream()
    {
        await using var project = await _mock!.NewProjectAsync();
        await using var stream = await EventStream.OpenAsync(_mock, project.ProjectId, "operation=login");
        await project.SignUpAsync();
        await project.LoginAsync();

        Assert.Equal("login", (string?)JsonNode.Parse((await stream.NextAsync())!.Data)!["operation"]);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_disconnected_reader_continues_where_it_stopped()
    {
        await using var project = await _mock!.NewProjectAsync();
        await project.SignUpAsync();
        string id;
        await using (var cut = await EventStream.OpenAsync(_mock, project.ProjectId)) id = (await cut.NextAsync())!.Id!;
        await project.LoginAsync();
        await using var stream = await EventStream.OpenAsync(_mock, project.ProjectId, lastEventId: id);

        Assert.Equal("login", (string?)JsonNode.Parse((await stream.NextAsync())!.Data)!["operation"]);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_late_reader_is_told_the_number_of_dropped_entries()
    {
        await using var project = await _mock!.NewProjectAsync();
        for (var i = 0; i < 25; i++) await project.RequestPhoneCodeAsync();
        await using var stream = await EventStream.OpenAsync(_mock, project.ProjectId);
        var first = await stream.NextAsync();

        Assert.Equal(("dropped", "{\"dropped\":5}"), (first!.Name, first.Data));
        Assert.Equal("request", (await stream.NextAsync())!.Name);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_slow_reader_is_told_the_number_of_missed_entries_and_gets_the_rest()
    {
        await using var project = await _mock!.NewProjectAsync();
        using var slow = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await slow.ConnectAsync(_mock.BaseAddress.Host, _mock.BaseAddress.Port, Stop);
        await slow.SendAsync(
            Encoding.ASCII.GetBytes($"GET /__admin/projects/{project.ProjectId}/journal HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"),
            Stop);
        await _time.WaitForPendingTimersAsync(1);
        const int Sent = 200;
        var body = $"{{\"username\":\"{new string('x', 200_000)}\",\"password\":\"password123\"}}";
        for (var i = 0; i < Sent; i++) await _mock.SendRawAsync("login", $"projectId={project.ProjectId}", body);
        var last = (long)(await _mock.LastEntryAsync(project))["sequence"]!;

        var (seen, missed) = (0L, 0L);
        using var lines = new StreamReader(new NetworkStream(slow));
        for (var done = false; !done;)
        {
            var line = await lines.ReadLineAsync(Stop) ?? throw new EndOfStreamException("The stream ended before the last entry.");
            if (line.StartsWith("id: ", StringComparison.Ordinal)) (seen, done) = (seen + 1,
                long.Parse(line[4..], System.Globalization.CultureInfo.InvariantCulture) == last);
            if (line.StartsWith("data: {\"dropped\":", StringComparison.Ordinal)) missed += (long)JsonNode.Parse(line[6..])!["dropped"]!;
        }

        Assert.Equal(Sent, seen + missed);
        Assert.True(missed > 0);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_quiet_stream_sends_comments()
    {
        await using var stream = await EventStream.OpenAsync(_mock!, "quiet");
        await _time.WaitForPendingTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(15));

        Assert.Null((await stream.NextAsync())!.Name);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_stream_ends_when_its_project_is_dropped()
    {
        await using var project = await _mock!.NewProjectAsync();
        await project.SignUpAsync();
        await using var stream = await EventStream.OpenAsync(_mock, project.ProjectId);
        Assert.NotNull(await stream.NextAsync());
        await _time.WaitForPendingTimersAsync(1);
        await _mock.Admin.DoAsync(HttpMethod.Delete, $"projects/{project.ProjectId}", cancellationToken: Stop);

        Assert.Null(await stream.NextAsync());
        await _time.WaitForPendingTimersAsync(0);
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_stream_ends_when_the_mock_stops()
    {
        var another = await fixture.StartAnotherAsync(new MockLoginServerOptions { TimeProvider = _time });
        await using var stream = await EventStream.OpenAsync(another, "any");
        await _time.WaitForPendingTimersAsync(1);
        await another.DisposeAsync();

        Assert.Null(await stream.NextAsync());
    }

    [Fact(Timeout = TimeoutMs)]
    public async Task A_reader_that_disconnects_is_released()
    {
        await using (await EventStream.OpenAsync(_mock!, "left")) await _time.WaitForPendingTimersAsync(1);

        await _time.WaitForPendingTimersAsync(0);
    }

    [Theory]
    [InlineData("limit=1", null)]
    [InlineData("wait=1", null)]
    [InlineData("", "x")]
    [InlineData("operation=logUp", null)]
    public async Task An_invalid_stream_request_is_rejected(string query, string? lastEventId)
    {
        await using var stream = await EventStream.OpenAsync(_mock!, "any", query, lastEventId);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stream.Status);
    }
}
