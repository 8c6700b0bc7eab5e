using System.Globalization;
using BenchmarkDotNet.Jobs;
using XsollaLogin.Benchmarks.Microbenchmarks;
using XsollaLogin.Benchmarks.Reporting;

namespace XsollaLogin.Benchmarks.Client;

internal sealed class ClientCommand() : Command("client", "[rounds]", "the client against calls written by hand, over a stub of the server")
{
    // Short, and many times over: what slows the machine down for a while then slows both sides of a ratio.
    private static readonly Job Short = Job.Default.WithWarmupCount(1).WithIterationCount(3).WithInvocationCount(8192).WithEvaluateOverhead(false);

    private static readonly (string Maker, string Method, string Yardstick)[] Makers =
    [
        ("hand", nameof(ClientCalls.ByHand), nameof(ClientCalls.ByHand)),
        ("the generated client", nameof(ClientCalls.Generated), nameof(ClientCalls.ByHand)),
        ("hand, injected", nameof(ClientCalls.ByHandInjected), nameof(ClientCalls.ByHandInjected)),
        ("the generated client, injected", nameof(ClientCalls.GeneratedInjected), nameof(ClientCalls.ByHandInjected)),
        ("`XsollaLoginApi`, injected", nameof(ClientCalls.Api), nameof(ClientCalls.ByHandInjected)),
    ];

    protected override async Task<string> MeasureAsync(string[] arguments)
    {
        foreach (var call in ClientCall.All) await SentRequests.CheckSameAsync(call);

        // Only warms up: after it everything is compiled as it stays.
        Microbenchmark.Run<ClientCalls>(Short.WithIterationCount(20));
        var costs = Enumerable.Range(0, Number(arguments, 0, 15)).SelectMany(_ => Microbenchmark.Run<ClientCalls>(Short)).ToLookup(cost => (cost.Method, cost.Parameter));
        var lines = from call in ClientCall.All
                    from maker in Makers
                    select Line(call.Name, maker.Maker, [.. costs[(maker.Method, call.Name)]], [.. costs[(maker.Yardstick, call.Name)]]);
        return $"| call | made by | µs | of by hand | bytes | of by hand |\n|---|---|---|---|---|---|\n{string.Join('\n', lines)}\n";
    }

    /// <summary>The least time, for it is the least disturbed; the median of the rounds' ratios.</summary>
    private static string Line(string call, string maker, Cost[] costs, Cost[] yardstick)
    {
        var (time, bytes) = (Ratio(cost => cost.Nanoseconds), Ratio(cost => cost.Bytes));
        return string.Create(CultureInfo.InvariantCulture, $"| {call} | {maker} | {costs.Min(cost => cost.Nanoseconds) / 1000:F2} | {time:F2} | {Median.Of(costs.Select(cost => cost.Bytes)):F0} | {bytes:F2} |");

        double Ratio(Func<Cost, double> of) => Median.Of(costs.Zip(yardstick, (cost, other) => of(cost) / of(other)));
    }
}
