namespace XsollaLogin.WireMockTests.Generators;

/// <summary>One part of a stub's answer.</summary>
internal sealed class AnswerFeature(string part, Func<Randomizer, JsonObject> answer) : Feature($"answer {part}")
{
    private static readonly string[] Methods = ["GET", "GET", "POST", "HEAD"];

    public override GeneratedCase Generate(Randomizer random)
    {
        var stubs = Enumerable.Range(1, random.Int(1, 3)).Select(number => new JsonObject
        {
            ["id"] = $"{random.Guid()}",
            ["request"] = new JsonObject { ["url"] = $"/things/{number}" },
            ["response"] = answer(random),
        }).ToList();
        return new GeneratedCase(stubs, [.. Enumerable.Range(1, random.Int(2, 4)).Select(_ => new SentRequest(random.ArrayElement(Methods), $"/things/{random.Int(1, stubs.Count)}"))], []);
    }
}
