using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Mock.Reload;

namespace XsollaLogin.UnitTests.Reload;

public sealed class WatchedTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("watched-");
    private readonly FakeTimeProvider _time = new();
    private readonly Watched _watched;
    private int _acted;

    public WatchedTests() => _watched = new Watched(_folder.FullName, _time, () => _acted++);

    public void Dispose()
    {
        _watched.Dispose();
        _folder.Delete();
    }

    [Fact]
    public void Changes_are_handled_once_after_a_quiet_time()
    {
        for (var i = 0; i < 5; i++)
        {
            _watched.Signal();
            _time.Advance(Watched.Quiet / 2);
            Assert.Equal(0, _acted);
        }

        _time.Advance(Watched.Longest);
        Assert.Equal(1, _acted);
    }

    [Fact]
    public void Changes_are_handled_after_the_longest_wait_at_the_latest()
    {
        for (var passed = TimeSpan.Zero; passed <= Watched.Longest; passed += Watched.Quiet / 2)
        {
            _watched.Signal();
            _time.Advance(Watched.Quiet / 2);
        }

        Assert.Equal(1, _acted);
    }

    [Fact]
    public void A_later_change_is_handled_again()
    {
        _watched.Signal();
        _time.Advance(Watched.Quiet);
        _watched.Signal();
        _time.Advance(Watched.Quiet);

        Assert.Equal(2, _acted);
    }

    [Fact]
    public void A_change_is_not_handled_after_disposal()
    {
        _watched.Signal();
        _watched.Dispose();
        _watched.Signal();
        _time.Advance(Watched.Longest);

        Assert.Equal(0, _acted);
    }
}
