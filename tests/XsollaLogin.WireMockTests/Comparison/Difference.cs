namespace XsollaLogin.WireMockTests.Comparison;

/// <summary>A fact on which the two servers do not agree.</summary>
internal sealed record Difference(string What, string Real, string Ours)
{
    private const string Nothing = "(nothing)";

    public static IReadOnlyList<Difference> Between(Transcript real, Transcript ours) =>
    [
        .. from what in real.Facts.Keys.Union(ours.Facts.Keys)
           where !DeliberateDifferences.Covers(what)
           let difference = new Difference(what, real.Facts.GetValueOrDefault(what, Nothing), ours.Facts.GetValueOrDefault(what, Nothing))
           where difference.Real != difference.Ours && !DeliberateDifferences.AreAlike(difference.Real, difference.Ours)
           select difference,
    ];

    public override string ToString() => $"  {What}\n    WireMock: {Real}\n    the mock: {Ours}";
}
