using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Answering;

/// <summary>How long answers are held back: a fixed time and a random one, one after the other.</summary>
/// <param name="Fixed">Milliseconds; null: none of its own.</param>
/// <param name="Random">Null: none of its own.</param>
internal sealed record Delays(int? Fixed, DelayDistribution? Random)
{
    /// <param name="fixedName">How the member of the fixed delay is called here.</param>
    /// <returns>Null where there is none.</returns>
    public static Delays? Read(Members members, string fixedName)
    {
        var milliseconds = members.Whole(fixedName, 0, int.MaxValue);
        var distribution = members.Object("delayDistribution") is { } json ? DelayDistribution.Read(json) : null;
        return milliseconds is null && distribution is null ? null : new Delays(milliseconds, distribution);
    }

    /// <param name="own">What a stub says; each of the two may be missing.</param>
    /// <param name="common">What then holds.</param>
    public static TimeSpan Draw(Delays? own, Delays? common, Random random)
    {
        var distribution = own?.Random ?? common?.Random;
        var milliseconds = (own?.Fixed ?? common?.Fixed ?? 0) + (distribution?.Draw(random) ?? 0);
        return TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue));
    }
}
