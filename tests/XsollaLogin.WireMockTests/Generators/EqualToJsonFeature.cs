namespace XsollaLogin.WireMockTests.Generators;

/// <summary>bodyPatterns with equalToJson, written as a string or inline; the body is the expected document, often altered.</summary>
internal sealed class EqualToJsonFeature(bool? ignoreArrayOrder, bool? ignoreExtraElements)
    : Feature($"equalToJson{Flag(nameof(ignoreArrayOrder), ignoreArrayOrder)}{Flag(nameof(ignoreExtraElements), ignoreExtraElements)}")
{
    private const string Path = "/things/1";

    public override GeneratedCase Generate(Randomizer random)
    {
        var documents = Enumerable.Range(1, random.Int(1, 3)).Select(_ => Documents.Draw(random)).ToArray();
        return new GeneratedCase(
            [.. documents.Select((document, index) => Stub(random, index + 1, Pattern(random, document)))],
            [.. Enumerable.Range(1, random.Int(3, 6)).Select(_ => new SentRequest("POST", Path) { Body = Body(random, random.ArrayElement(documents)) })],
            [Pattern(random, random.ArrayElement(documents))]);
    }

    private JsonObject Pattern(Randomizer random, JsonObject document)
    {
        var matcher = new JsonObject { ["equalToJson"] = random.Bool() ? document.ToJsonString() : document.DeepClone() };
        if (ignoreArrayOrder is { } anyOrder) matcher["ignoreArrayOrder"] = anyOrder;
        if (ignoreExtraElements is { } more) matcher["ignoreExtraElements"] = more;
        return new JsonObject { ["method"] = "POST", ["urlPath"] = Path, ["bodyPatterns"] = new JsonArray(matcher) };
    }

    private static string Body(Randomizer random, JsonObject expected)
    {
        if (random.Bool(0.1f)) return Documents.DrawBody(random);
        var body = expected.DeepClone().AsObject();
        for (var changes = random.Int(0, 2); changes > 0; changes--) Alter(random, body);
        return random.Bool(0.8f) ? body.ToJsonString() : body.ToJsonString(new() { WriteIndented = true });
    }

    private static void Alter(Randomizer random, JsonObject document)
    {
        var (items, other) = (document["items"] as JsonArray ?? document["tags"] as JsonArray, Documents.Draw(random));
        switch (random.Int(1, 6))
        {
            case 1 when document.Count > 0:
                document.Remove(random.ListItem(document.Select(member => member.Key).ToList()));
                break;
            case 2:
                document["extra"] = other;
                break;
            case 3 or 4 when items is { Count: > 1 }:
                var last = items[^1];
                items.RemoveAt(items.Count - 1);
                items.Insert(0, last);
                break;
            case 5 when items is not null:
                items.Add(new JsonObject { ["b"] = "more" });
                break;
            case 6 when other.Count > 0:
                var (name, value) = other.First();
                document[name] = value?.DeepClone();
                break;
            default:
                // The same members in another order are the same document.
                var members = random.Shuffle(document.Select(member => (member.Key, Value: member.Value?.DeepClone())).ToList()).ToList();
                document.Clear();
                foreach (var member in members) document[member.Key] = member.Value;
                break;
        }
    }

    private static string Flag(string name, bool? value) => value is null ? "" : $" {name}={value}";
}
