namespace XsollaLogin.WireMockTests.Generators;

/// <summary>Stubs that need and set the states of one or two scenarios.</summary>
internal sealed class ScenarioFeature() : RequestFeature("scenarios")
{
    private static readonly string[] States = ["Started", "Paid", "Sent"];

    public override GeneratedCase Generate(Randomizer random)
    {
        var generated = base.Generate(random);
        foreach (var stub in generated.Stubs)
        {
            if (random.Bool(0.1f)) continue;
            stub["scenarioName"] = random.ArrayElement(["Order", "Parcel"]);
            if (random.Bool(0.8f)) stub["requiredScenarioState"] = random.ArrayElement(["Started", .. States]);
            if (random.Bool(0.7f)) stub["newScenarioState"] = random.ArrayElement(States);
        }

        return generated;
    }

    protected override JsonObject Pattern(Randomizer random) => new() { ["urlPath"] = random.ArrayElement(["/things/1", "/things/1", "/things/2"]) };

    protected override SentRequest Request(Randomizer random) => new("GET", random.ArrayElement(["/things/1", "/things/1", "/things/2"]));
}
