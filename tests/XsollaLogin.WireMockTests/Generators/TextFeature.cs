namespace XsollaLogin.WireMockTests.Generators;

/// <summary>A text in some place of a request, matched by one operator. Each case draws three words for its patterns and its requests, so that both hits and misses are frequent.</summary>
internal abstract class TextFeature(string place, string operatorName, string[] vocabulary) : Feature($"{place} {operatorName}")
{
    protected const string Path = "/things/1";

    public override GeneratedCase Generate(Randomizer random)
    {
        var words = random.ArrayElements(vocabulary, 3);
        return new GeneratedCase(
            [.. Enumerable.Range(1, random.Int(1, 4)).Select(number => Stub(random, number, Pattern(random, Matcher)))],
            [.. Enumerable.Range(1, random.Int(2, 6)).Select(_ => Request(random, Word))],
            [Pattern(random, Matcher), Pattern(random, Matcher)]);

        JsonObject Matcher() => TextOperators.Draw(operatorName, random, words);

        string Word() => random.ArrayElement(words);
    }

    protected abstract JsonObject Pattern(Randomizer random, Func<JsonObject> matcher);

    protected abstract SentRequest Request(Randomizer random, Func<string> word);
}
