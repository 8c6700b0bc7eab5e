using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Mock.Reload;

namespace XsollaLogin.UnitTests.Reload;

public sealed class DebounceTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Debounce _debounce;
    private int _acted;

    public DebounceTests() => _debounce = new Debounce(_time, () => _acted++);

    public void Dispose() => _debounce.Dispose();

    [Fact]
    public void It_acts_once_when_it_is_quiet()
    {
        for (var i = 0; i < 5; i++)
        {
            _debounce.Signal();
            _time.Advance(Debounce.Quiet / 2);
            Assert.Equal(0, _acted);
        }

        _time.Advance(Debounce.Longest);
        Assert.Equal(1, _acted);
    }

    [Fact]
    public void It_acts_at_the_latest_after_the_longest_wait()
    {
        for (var passed = TimeSpan.Zero; passed <= Debounce.Longest; passed += Debounce.Quiet / 2)
        {
            _debounce.Signal();
            _time.Advance(Debounce.Quiet / 2);
        }

        Assert.Equal(1, _acted);
    }

    [Fact]
    public void It_acts_again_for_what_comes_later()
    {
        _debounce.Signal();
        _time.Advance(Debounce.Quiet);
        _debounce.Signal();
        _time.Advance(Debounce.Quiet);

        Assert.Equal(2, _acted);
    }

    [Fact]
    public void It_does_not_act_when_disposed()
    {
        _debounce.Signal();
        _debounce.Dispose();
        _debounce.Signal();
        _time.Advance(Debounce.Longest);

        Assert.Equal(0, _acted);
    }
}
