using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Answering;

/// <summary>Random times in milliseconds.</summary>
internal abstract record DelayDistribution
{
    public static DelayDistribution? Read(Members members)
    {
        DelayDistribution? read = members.Text("type") switch
        {
            "fixed" => new FixedDelay(Time("milliseconds")),
            "uniform" => new UniformDelay(Time("lower"), Time("upper")),
            "lognormal" => new LogNormalDelay(members.Number("median", 0, int.MaxValue) ?? Missing("median"), members.Number("sigma", 0, 100) ?? Missing("sigma"), members.Number("maxValue", 0, int.MaxValue)),
            _ => null,
        };
        if (read is null) members.Problem("type", "must be fixed, uniform or lognormal");
        else members.RefuseOthers();
        if (read is UniformDelay { Lower: var lower, Upper: var upper } && lower > upper) members.Problem("upper", "must not be less than lower");
        return read;

        int Time(string name) => members.Whole(name, 0, int.MaxValue) ?? Missing(name);

        int Missing(string name)
        {
            if (members.Any(name) is null) members.Problem(name, "is needed");
            return 0;
        }
    }

    public abstract double Draw(Random random);
}

internal sealed record FixedDelay(int Milliseconds) : DelayDistribution
{
    public override double Draw(Random random) => Milliseconds;
}

internal sealed record UniformDelay(int Lower, int Upper) : DelayDistribution
{
    public override double Draw(Random random) => Lower + (random.NextDouble() * (Upper - Lower));
}

/// <param name="Median">Half of the delays are shorter.</param>
/// <param name="Sigma">How far they scatter: the longer the tail, the larger.</param>
/// <param name="Most">Longer ones are drawn anew; null: there are none too long.</param>
internal sealed record LogNormalDelay(double Median, double Sigma, double? Most) : DelayDistribution
{
    private const int Draws = 10;

    public override double Draw(Random random)
    {
        for (var i = 0; i < Draws; i++)
        {
            // Box and Muller's way from two uniform numbers to a normal one; the first must not be 0.
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var drawn = Median * Math.Exp(Sigma * normal);
            if (drawn <= (Most ?? double.PositiveInfinity)) return drawn;
        }

        return Most ?? Median;
    }
}
