namespace XsollaLogin.WireMockTests;

/// <summary>Stubs for tests that are about something else.</summary>
internal static class StubOf
{
    public static string Id(int number) => $"57ab0000-0000-4000-8000-{number:D12}";

    public static JsonObject Thing(int number, string? body = null) => new()
    {
        ["id"] = Id(number),
        ["request"] = new JsonObject { ["method"] = "GET", ["urlPath"] = $"/things/{number}" },
        ["response"] = new JsonObject { ["status"] = 200, ["body"] = body ?? $"thing {number}" },
    };

    public static JsonObject State(int number, string scenario, string? required, string? next)
    {
        var stub = Thing(number);
        stub["scenarioName"] = scenario;
        if (required is not null) stub["requiredScenarioState"] = required;
        if (next is not null) stub["newScenarioState"] = next;
        return stub;
    }
}
