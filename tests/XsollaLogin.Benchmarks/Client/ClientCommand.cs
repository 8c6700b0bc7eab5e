using BenchmarkDotNet.Jobs;
using XsollaLogin.Benchmarks.Microbenchmarks;
using XsollaLogin.Benchmarks.Reporting;

namespace XsollaLogin.Benchmarks.Client;

internal sealed class ClientCommand() : Command("client", "[rounds]", "the client against calls written by hand, over a stub of the server")
{
    private static readonly Job Short = Job.Default.WithWarmupCount(1).WithIterationCount(3).WithInvocationCount(8192).WithEvaluateOverhead(false);

    private static readonly (string Name, string Method, string Baseline)[] Makers =
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

        // Warms up: afterwards all code is fully compiled.
        Microbenchmark.Run<ClientCalls>(Short.WithIterationCount(20));
        var costs = Comparison.Of<ClientCalls>(Short, Number(arguments, 0, 15));
        var lines = from call in ClientCall.All
                    from maker in Makers
                    select MarkdownTable.Row(
                        $"{call}",
                        $"{maker.Name}",
                        $"{costs.Microseconds(maker.Method, call.Name):F2}",
                        $"{costs.TimeRatio(maker.Method, maker.Baseline, call.Name):F2}",
                        $"{costs.Bytes(maker.Method, call.Name):F0}",
                        $"{costs.BytesRatio(maker.Method, maker.Baseline, call.Name):F2}");
        return $"{MarkdownTable.Head("call", "made by", "µs", "of by hand", "bytes", "of by hand")}\n{string.Join('\n', lines)}\n";
    }
}
