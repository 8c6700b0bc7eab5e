namespace XsollaLogin.WireMockTests.Generators;

/// <summary>Makes cases that exercise one feature of stubs.</summary>
internal abstract class Feature(string name)
{
    public string Name => name;

    public abstract GeneratedCase Generate(Randomizer random);

    /// <summary>The whole stub, with an id of its own and a body that tells which it is.</summary>
    protected static JsonObject Stub(Randomizer random, int number, JsonObject request) => new()
    {
        ["id"] = $"{random.Guid()}",
        ["request"] = request,
        ["response"] = new JsonObject { ["status"] = 199 + number, ["body"] = $"stub {number}" },
    };
}
