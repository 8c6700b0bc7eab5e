using System.Threading.Channels;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Coverage;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;

namespace XsollaLogin.Mock.Server;

/// <summary>Prints the requests and messages in the background, so that no request waits for the terminal.</summary>
internal sealed class RequestLog : IAsyncDisposable
{
    private const int MostWaiting = 10_000;
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1);

    private readonly Channel<ServedRequest> _waiting = Channel.CreateBounded<ServedRequest>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly ILogFormat _format;
    private readonly TextWriter _output;
    private Task _printed = Task.CompletedTask;
    private long _skipped;

    public RequestLog(ILogFormat format, TextWriter output) => (_format, _output) = (format, output);

    /// <summary>Begins to print: the requests so far come after this call.</summary>
    public void Start() => _printed = Task.Run(PrintAsync);

    /// <summary>Prints a request soon. If the terminal is too slow, the request is only counted.</summary>
    public void Print(ServedRequest request)
    {
        if (!_waiting.Writer.TryWrite(request)) Interlocked.Increment(ref _skipped);
    }

    /// <summary>Prints the waiting requests, for one second at most: the reader of the output may have stopped reading.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAny(_printed, Task.Delay(LongestEnd));
    }

    private async Task PrintAsync()
    {
        await foreach (var request in _waiting.Reader.ReadAllAsync())
        {
            if (Interlocked.Exchange(ref _skipped, 0) is > 0 and var skipped) await _output.WriteLineAsync(_format.Skipped(skipped));
            foreach (var line in _format.LinesOf(request)) await _output.WriteLineAsync(line);
        }
    }
}

/// <summary>The form of the lines in the log.</summary>
internal interface ILogFormat
{
    /// <summary>Returns the text of a start.</summary>
    string Greeting(ServerAddresses addresses);

    /// <summary>Returns a line for the request, unless it was printed before, and one for each message.</summary>
    IEnumerable<string> LinesOf(ServedRequest request);

    /// <summary>Returns a line for requests that were not printed.</summary>
    string Skipped(long requests);

    /// <summary>Returns the coverage at the end, in the same form.</summary>
    string Ending(MockCoverage coverage);
}

/// <summary>The addresses that a user of the mock needs.</summary>
/// <param name="urls">The URLs by which its users know it.</param>
/// <param name="listening">The URLs that the server listens on.</param>
internal sealed class ServerAddresses(IReadOnlyList<string> urls, IReadOnlyList<string> listening)
{
    public IReadOnlyList<string> Listening => listening;

    public IReadOnlyList<string> Api { get; } = [.. urls.Select(url => url + LoginContract.BasePath)];

    public string Console { get; } = urls[0] + "/console";

    public string Inbox { get; } = $"{urls[0]}{AdminPath.Prefix}inbox?{Parameters.ProjectId}=your-project";
}
