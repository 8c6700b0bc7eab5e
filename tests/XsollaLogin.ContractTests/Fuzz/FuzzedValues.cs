namespace XsollaLogin.ContractTests.Fuzz;

/// <summary>Random texts and JSON: hostile ones, and those that earlier answers had, such as codes and tokens.</summary>
internal sealed class FuzzedValues(Random random)
{
    private const int MostLearned = 200;

    private static readonly string[] Texts =
    [
        "", " ", "0", "1", "-1", "57", "2147483648", "9223372036854775807", "99999999999999999999", "1e999", "NaN", "null", "true", "false", "[]", "{}",
        "a", "é", "\u202Eabc", "💩", "\u0000", "\t", "\r\nX-Injected: 1", "'", "\"", "\\", "<script>alert(1)</script>", "{{Random Type=\"Integer\"}}", "..",
        "../../etc/passwd", "%00", "%zz", "%2e%2e%2f", "a b", "a+b", "a&b=c", "a=b", "a#b", "a?b", "//elsewhere.example.com", "javascript://%0aalert(1)",
        "https://game.example.com/?a=b#c", "app://xlogin.com.example", "error.003-001", "error.010-050", "John", "john@example.com", "+12025550143",
        "password123", "Bearer a", "a.b.c", "2030-01-01T00:00:00Z", "en_XX", "offline", "code", "1234",
        new('a', 300), new('9', 5000), new('{', 200),
    ];

    private static readonly string[] Projects = ["fuzz-a", "fuzz-b", "fuzz c/é", "your-project"];

    private readonly List<string> _learned = [];

    public bool Chance(double probability) => random.NextDouble() < probability;

    public int Below(int limit) => random.Next(limit);

    public T OneOf<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    public string Project() => OneOf(Projects);

    public string Text() => _learned.Count > 0 && Chance(0.4) ? OneOf(_learned) : OneOf(Texts);

    public void Learn(string text)
    {
        if (_learned.Count < MostLearned) _learned.Add(text);
        else _learned[random.Next(MostLearned)] = text;
    }

    /// <summary>Returns JSON with some values replaced, removed or added.</summary>
    public JsonNode? Changed(JsonNode? node, double probability)
    {
        if (Chance(probability)) return Json(deepest: 3);
        switch (node)
        {
            case JsonObject members:
                var changed = new JsonObject();
                foreach (var (name, value) in members)
                {
                    if (!Chance(probability)) changed[name] = Changed(value, probability);
                }

                if (Chance(probability)) changed[Text()] = Json(deepest: 3);
                return changed;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Changed(item, probability))]);
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>Returns the bytes with one of them changed, or without their end.</summary>
    public byte[] Damaged(byte[] bytes)
    {
        if (bytes is [] || Chance(0.5)) return bytes[..random.Next(bytes.Length + 1)];
        bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private JsonNode? Json(int deepest) => random.Next(deepest == 0 ? 5 : 7) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => OneOf([0L, -1, 1, 57, int.MaxValue, long.MaxValue, long.MinValue]),
        3 => OneOf([0.5, -1e300, 1e15]),
        4 => Text(),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Json(deepest - 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create($"{i}{Text()}", Json(deepest - 1)))),
    };
}
