using System.Net.Http.Json;
using XsollaLogin.Benchmarks.Probing;

namespace XsollaLogin.Benchmarks.Polls;

/// <summary>Long polls that one server holds at the same time, each on its own connection.</summary>
internal sealed class HeldPolls(HttpClient http, Probe probe, IHolder holder)
{
    /// <summary>Fewer than the limit of connections that wait to be accepted.</summary>
    private const int Batch = 250;

    /// <summary>More than the files that the server opens besides the connections.</summary>
    private const int OtherHandles = 100;

    private const string Right = """{"code":"1234"}""";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <exception cref="InvalidOperationException">A poll was answered too early or with a wrong answer.</exception>
    public async Task<(Figures Before, Figures Held, Figures After)> MeasureAsync(int polls)
    {
        var paths = await holder.PrepareAsync(http, polls);
        var before = await probe.ReadAsync();
        Figures held;
        using (var pollers = new HttpClient { BaseAddress = http.BaseAddress, Timeout = Timeout.InfiniteTimeSpan })
        {
            List<Task<string>> waiting = [];
            foreach (var batch in paths.Chunk(Batch))
            {
                waiting.AddRange(batch.Select(pollers.GetStringAsync));
                await UntilAsync(async () => await HeldAsync() == waiting.Count, "not every poll was held");
            }

            held = await probe.ReadAsync();
            if (waiting.Exists(poll => poll.IsCompleted)) throw new InvalidOperationException("a poll was answered before its time");
            await holder.ReleaseAsync(http);
            var answers = await Task.WhenAll(waiting);
            if (Array.Find(answers, answer => answer != Right) is { } wrong) throw new InvalidOperationException($"a poll was answered {wrong}");
        }

        // The server notices only gradually that the connections are closed.
        var after = await probe.ReadAsync();
        await UntilAsync(async () => (after = await probe.ReadAsync()).Handles < before.Handles + OtherHandles, "connections stayed open");
        return (before, held, after);
    }

    private async Task<int> HeldAsync() =>
        (await http.GetFromJsonAsync("/__admin/health", InboxJson.Default.JsonElement)).GetProperty("waitingPolls").GetInt32();

    private static async Task UntilAsync(Func<Task<bool>> reached, string otherwise)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await reached())
        {
            if (patience.IsCancellationRequested) throw new InvalidOperationException($"{otherwise} within {Patience.TotalSeconds} s");
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
