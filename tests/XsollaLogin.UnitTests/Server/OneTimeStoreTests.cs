using Microsoft.Extensions.Time.Testing;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>A session, a link or a token is valid until it is taken, expires, or is among the oldest of too many.</summary>
public sealed class OneTimeStoreTests
{
    private const int Most = 4;

    private readonly FakeTimeProvider _time = new();
    private readonly OneTimeStore<string> _values;

    public OneTimeStoreTests() => _values = new OneTimeStore<string>(new ProjectClock(_time), Most, new Lock(), new StateSize());

    private DateTimeOffset Later => _time.GetUtcNow() + TimeSpan.FromMinutes(1);

    [Fact]
    public void A_value_is_found_and_taken_once()
    {
        Keep("a");

        Assert.True(_values.TryFind("a", out var found));
        Assert.False(_values.TryTake("a", _ => false, out var rejected));
        Assert.True(_values.TryTake("a", _ => true, out var taken));
        Assert.False(_values.TryTake("a", _ => true, out _));
        Assert.False(_values.TryFind("a", out _));
        Assert.Equal(("value of a", null, "value of a"), (found, rejected, taken));
    }

    [Fact]
    public void Taken_values_take_no_place_of_others()
    {
        Keep("kept");
        for (var i = 0; i < 10 * Most; i++)
        {
            Keep($"{i}");
            _values.TryTake($"{i}", _ => true, out _);
        }

        Assert.True(_values.TryFind("kept", out _));
        Assert.Equal((Fate.Valid, Fate.Taken, Fate.Unknown), (_values.FateOf("kept"), _values.FateOf("0"), _values.FateOf("none")));
    }

    [Fact]
    public void A_value_is_gone_at_its_expiry()
    {
        Keep("a");
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.False(_values.TryFind("a", out var found));
        Assert.Null(found);
        Assert.Equal(Fate.Expired, _values.FateOf("a"));
        Assert.False(_values.TryTake("a", _ => true, out _));
    }

    [Theory]
    [InlineData(4, "1 2 3 4")]
    [InlineData(5, "3 4 5")]
    [InlineData(6, "3 4 5 6")]
    [InlineData(7, "5 6 7")]
    public void The_older_half_is_removed_when_there_are_too_many(int kept, string left)
    {
        for (var i = 1; i <= kept; i++) Keep($"{i}");

        Assert.Equal(left, string.Join(' ', _values.All().Select(value => value.Key)));
        Assert.Equal(left, string.Join(' ', Enumerable.Range(1, kept).Where(i => _values.TryTake($"{i}", _ => true, out _))));
    }

    [Fact]
    public void A_snapshot_restores_the_remaining_values()
    {
        for (var i = 1; i <= Most; i++) Keep($"{i}");
        _values.TryTake("2", _ => true, out _);
        var restored = new OneTimeStore<string>(new ProjectClock(_time), Most, new Lock(), new StateSize());
        restored.Restore(_values.All());

        Assert.Equal(_values.All(), restored.All());
        Assert.Equal("1 3 4", string.Join(' ', restored.All().Select(value => value.Key)));
    }

    [Fact]
    public void A_generated_key_with_a_prefix_is_found_taken_and_saved()
    {
        const string Prefix = "mark";
        var key = Prefix + new Ids("project", seed: 1, drawn: 0).NewSecret();
        var values = new OneTimeStore<string>(new ProjectClock(_time), Most, new Lock(), new StateSize(), prefix: Prefix);
        values.Add(key, "value", Later);

        Assert.Equal((key, "value"), (values.All().Single().Key, values.Values().Single().Value));
        Assert.False(values.TryFind(key[Prefix.Length..], out _));
        Assert.True(values.TryTake(key, _ => true, out _));
        Assert.Equal(Fate.Taken, values.FateOf(key));
    }

    [Fact]
    public void Dropped_values_of_any_age_are_removed()
    {
        for (var i = 1; i <= Most; i++) Keep($"{i}");

        Assert.True(_values.Drop(value => value is "value of 1" or "value of 4"));
        Assert.False(_values.Drop(value => value is "value of 1" or "value of 4"));
        Assert.Equal("2 3", string.Join(' ', _values.All().Select(value => value.Key)));
    }

    private void Keep(string key) => _values.Add(key, $"value of {key}", Later);
}
