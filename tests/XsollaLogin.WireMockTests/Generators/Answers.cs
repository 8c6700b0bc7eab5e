using System.Text;

namespace XsollaLogin.WireMockTests.Generators;

/// <summary>Answers of stubs, each about one part.</summary>
internal static class Answers
{
    private static readonly string[] Types = ["text/plain", "text/plain; charset=utf-8", "application/json", "application/problem+json", "TEXT/HTML;charset=ISO-8859-1", "image/png"];

    public static JsonObject Status(Randomizer random)
    {
        var answer = new JsonObject();
        if (random.Bool(0.9f)) answer["status"] = random.ArrayElement([200, 201, 202, 204, 301, 302, 304, 400, 401, 404, 409, 422, 429, 500, 503, 599]);
        return answer;
    }

    public static JsonObject Headers(Randomizer random)
    {
        var headers = new JsonObject();
        if (random.Bool()) headers["Content-Type"] = random.ArrayElement(Types);
        if (random.Bool()) headers["X-One"] = random.ArrayElement(Words.Plain);
        if (random.Bool()) headers["Set-Cookie"] = new JsonArray("a=1; Path=/", "b=2; HttpOnly");
        if (random.Bool()) headers["X-Several"] = new JsonArray([.. random.ArrayElements(Words.Plain, random.Int(1, 3)).Select(word => JsonValue.Create(word))]);
        if (random.Bool(0.3f)) headers["Location"] = "/things/1?a=b";
        if (random.Bool(0.3f)) headers["Cache-Control"] = "no-store";
        if (random.Bool(0.2f)) headers["ETag"] = "\"abc\"";
        return new JsonObject { ["headers"] = headers, ["body"] = "text" };
    }

    public static JsonObject Body(Randomizer random) => WithType(random, new() { ["body"] = random.ArrayElement(Words.Lines) });

    public static JsonObject JsonBody(Randomizer random) => WithType(random, new()
    {
        ["jsonBody"] = random.Int(1, 6) switch
        {
            1 => new JsonArray(1, "two", null, new JsonObject()),
            2 => JsonNode.Parse(random.ArrayElement(["\"text\"", "12", "12.50", "-0.5", "true", "123456789012345678901234567890"])),
            3 => new JsonObject { ["text"] = "über \"quoted\" <b> / \\ \u0001 \t" },
            _ => Documents.Draw(random),
        },
    });

    public static JsonObject Base64Body(Randomizer random)
    {
        var bytes = random.Bool() ? random.Bytes(random.Int(0, 40)) : Encoding.UTF8.GetBytes(random.ArrayElement(Words.Lines));
        return WithType(random, new() { ["base64Body"] = Convert.ToBase64String(bytes) });
    }

    public static JsonObject File(Randomizer random) => WithType(random, new() { ["bodyFileName"] = random.ArrayElement(["text.txt", "deeper/data.json", "bytes.bin"]) });

    public static JsonObject FixedDelay(Randomizer random) => new() { ["fixedDelayMilliseconds"] = random.Int(0, 15), ["body"] = "late" };

    public static JsonObject RandomDelay(Randomizer random) => new()
    {
        ["delayDistribution"] = random.Int(1, 3) switch
        {
            1 => new JsonObject { ["type"] = "uniform", ["lower"] = 1, ["upper"] = 10 },
            2 => new JsonObject { ["type"] = "lognormal", ["median"] = 5, ["sigma"] = 0.1 },
            _ => new JsonObject { ["type"] = "fixed", ["milliseconds"] = 5 },
        },
        ["body"] = "late",
    };

    public static JsonObject Dribble(Randomizer random) => new()
    {
        ["chunkedDribbleDelay"] = new JsonObject { ["numberOfChunks"] = random.Int(1, 5), ["totalDuration"] = random.Int(1, 20) },
        ["body"] = "a text that comes in pieces",
    };

    public static JsonObject Fault(Randomizer random) => random.Bool(0.2f)
        ? new() { ["body"] = "whole" }
        : new() { ["fault"] = random.ArrayElement(["CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE"]) };

    private static JsonObject WithType(Randomizer random, JsonObject answer)
    {
        if (random.Bool()) answer["headers"] = new JsonObject { ["Content-Type"] = random.ArrayElement(Types) };
        return answer;
    }
}
