using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Stubs.Answering;

/// <summary>How late every answer comes: those of stubs that say nothing of it, and those of flows and pages. Preflights and control calls are not held.</summary>
internal sealed class DelaySettings(Random random)
{
    private volatile Delays? _current;

    /// <summary>Null: no answer is late.</summary>
    public Delays? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>Holds an answer of which nobody has said yet how it is to go out.</summary>
    public void Apply(Exchange exchange)
    {
        if (_current is not { } delays || exchange.Delivery is not null || exchange.Cause == Cause.Preflight) return;
        exchange.Delivery = new Delivery(Delays.Draw(null, delays, random), Fault.None);
    }
}
