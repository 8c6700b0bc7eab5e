using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Server;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The lines that the mock prints for people.</summary>
public sealed class TextLogTests
{
    private const string Link = "http://localhost:5080/links/your-project/a";

    private static readonly TextLog Plain = new(colored: false, TimeZoneInfo.Utc);

    [Theory]
    [InlineData("1234", null, "code 1234 for john@example.com")]
    [InlineData(null, Link, $"link for john@example.com: {Link}")]
    [InlineData("1234", Link, $"code 1234 for john@example.com; link {Link}")]
    public void A_message_shows_its_code_and_its_link(string? code, string? link, string expected)
    {
        var lines = Plain.LinesOf(new ServedRequest(EntryOf(LoginContract.ById.RequestEmailCode), [new MessageNote("john@example.com", code, link)]));

        Assert.Equal($"10:15:04 your-project {expected}", lines.ElementAt(1));
    }

    [Fact]
    public void A_request_without_an_operation_shows_its_method_and_path()
    {
        var entry = EntryOf(operation: null);
        entry.ProjectId = null;

        Assert.Equal("10:15:04 - 404 GET /no/such/path: no operation has this path and method", Assert.Single(Plain.LinesOf(new ServedRequest(entry, []))));
    }

    [Fact]
    public void The_id_of_a_link_is_masked()
    {
        var entry = EntryOf(operation: null);
        entry.Path = "/links/your-project/secret";

        Assert.DoesNotContain("secret", Assert.Single(Plain.LinesOf(new ServedRequest(entry, []))), StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_of_a_caller_do_not_reach_the_terminal()
    {
        var entry = EntryOf(LoginContract.ById.Login);
        entry.ProjectId = "a\n\e[2J\u202e";
        var lines = Plain.LinesOf(new ServedRequest(entry, [new MessageNote("\r\nfalse line", "1", null)])).ToList();

        Assert.All(lines, line => Assert.DoesNotContain(line, c => char.IsControl(c) || c == '\u202e'));
        Assert.Contains(@" a\u000a\u001b[2J\u202e ", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "\e[32m200\e[0m")]
    [InlineData(302, "\e[36m302\e[0m")]
    [InlineData(422, "\e[33m422\e[0m")]
    [InlineData(503, "\e[31m503\e[0m")]
    public void On_a_terminal_the_status_has_a_color(int status, string expected)
    {
        var entry = EntryOf(LoginContract.ById.Login);
        entry.Answer = new AnswerGiven("", status, null);

        var line = Assert.Single(new TextLog(colored: true, TimeZoneInfo.Utc).LinesOf(new ServedRequest(entry, [])));

        Assert.Contains($" {expected} ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_does_not_wait_for_the_output_and_skipped_ones_are_counted()
    {
        var output = new HeldWriter();
        await using (var log = new RequestLog(Plain, output))
        {
            log.Start();
            for (var i = 0; i < 20_000; i++) log.Print(new ServedRequest(EntryOf(LoginContract.ById.Login), []));
            output.Release();
            // The number of skipped requests is printed with the next one.
            await output.Written(10_000);
            log.Print(new ServedRequest(EntryOf(LoginContract.ById.Login), []));
        }

        Assert.Contains(output.Lines, line => line.EndsWith("requests are not shown, because the output is too slow", StringComparison.Ordinal));
    }

    private static JournalEntry EntryOf(Operation? operation) => new()
    {
        Logged = new DateTimeOffset(2026, 1, 2, 10, 15, 4, TimeSpan.Zero),
        Duration = TimeSpan.Zero,
        Changes = [],
        ProjectId = "your-project",
        Operation = operation,
        Method = "GET",
        Path = "/no/such/path",
        Cause = operation is null ? Cause.Unknown : Cause.Flow,
        Answer = new AnswerGiven("", operation is null ? 404 : 200, null),
    };

    /// <summary>An output that is not read until it is released.</summary>
    private sealed class HeldWriter : StringWriter
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _lines;
        private int _awaited = int.MaxValue;

        public IEnumerable<string> Lines => ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd());

        public void Release() => _released.SetResult();

        public Task Written(int lines)
        {
            Volatile.Write(ref _awaited, lines);
            if (Volatile.Read(ref _lines) >= lines) _written.TrySetResult();
            return _written.Task;
        }

        public override async Task WriteLineAsync(string? value)
        {
            await _released.Task;
            WriteLine(value);
            if (Interlocked.Increment(ref _lines) >= Volatile.Read(ref _awaited)) _written.TrySetResult();
        }
    }
}
