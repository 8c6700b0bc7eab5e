namespace XsollaLogin.WireMockTests.Generators;

/// <summary>A way to match requests: patterns and requests are drawn from so few words that both hits and misses are frequent.</summary>
internal abstract class RequestFeature(string name) : Feature(name)
{
    protected const string Path = "/things/1";

    public override GeneratedCase Generate(Randomizer random) => new(
        [.. Enumerable.Range(1, random.Int(1, 4)).Select(number => Stub(random, number, Pattern(random)))],
        [.. Enumerable.Range(1, random.Int(2, 6)).Select(_ => Request(random))],
        [.. Enumerable.Range(1, 2).Select(_ => Pattern(random))]);

    protected abstract JsonObject Pattern(Randomizer random);

    protected abstract SentRequest Request(Randomizer random);
}
