using BenchmarkDotNet.Attributes;

namespace XsollaLogin.Benchmarks.Client;

/// <summary>Each call by each sender.</summary>
public class ClientCalls
{
    private ClientCall _call = null!;
    private Senders _senders = null!;

    public static IEnumerable<string> Names => ClientCall.All.Select(call => call.Name);

    [ParamsSource(nameof(Names))]
    public string Call { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _call = ClientCall.All.Single(call => call.Name == Call);
        _senders = new Senders(_call, () => new FixedAnswer(_call.Answer));
    }

    [Benchmark]
    public Task ByHand() => _call.ByHand(_senders.ByHand);

    [Benchmark]
    public Task Generated() => _call.Generated(_senders.Generated);

    [Benchmark]
    public Task ByHandInjected() => _call.ByHand(_senders.ByHandInjected);

    [Benchmark]
    public Task GeneratedInjected() => _call.Generated(_senders.GeneratedInjected);

    [Benchmark]
    public Task Api() => _call.Api(_senders.Api);
}
