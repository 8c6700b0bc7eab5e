namespace XsollaLogin.WireMockTests.Generators;

/// <summary>Stubs that overlap: the best priority wins, then the one that was added last.</summary>
internal sealed class PriorityFeature() : RequestFeature("priority")
{
    public override GeneratedCase Generate(Randomizer random)
    {
        var generated = base.Generate(random);
        foreach (var stub in generated.Stubs)
        {
            if (random.Bool(0.7f)) stub["priority"] = random.ArrayElement([1, 2, 4, 5, 6, 10]);
        }

        return generated;
    }

    protected override JsonObject Pattern(Randomizer random) => random.Bool(0.7f) ? new() { ["urlPattern"] = "/things/.*" } : new() { ["url"] = Path };

    protected override SentRequest Request(Randomizer random) => new("GET", random.ArrayElement([Path, "/things/2", "/other"]));
}
