namespace XsollaLogin.WireMockTests.Comparison;

/// <summary>Plays a case on a server and writes down all that can be seen of it.</summary>
internal static class CaseRun
{
    public static async Task<Transcript> PlayAsync(StubServer server, GeneratedCase played)
    {
        var said = new Transcript(server);
        said.Know(played.Stubs.Select(stub => $"{stub["id"]}"));
        await server.AdminAsync(HttpMethod.Post, "reset");
        foreach (var (index, stub) in played.Stubs.Index())
        {
            said.Add($"stub {index + 1} created", $"{(await server.AdminAsync(HttpMethod.Post, "mappings", stub)).Status}");
        }

        foreach (var (index, request) in played.Requests.Index())
        {
            var what = $"request {index + 1} {request}";
            said.Add($"{what}: answer", await server.SendAsync(request), played.StubHeaders);
            if (played.HasScenarios) said.Add($"{what}: states after it", await StatesAsync(server));
        }

        var (listed, unmatched) = await server.AdminAsync(HttpMethod.Get, "requests/unmatched");
        said.Add("unmatched", $"{listed} {string.Join(", ", unmatched?["requests"]?.AsArray().Select(request => $"{request!["method"]} {request["url"]}") ?? [])}");
        foreach (var pattern in played.Counted)
        {
            var (status, count) = await server.AdminAsync(HttpMethod.Post, "requests/count", pattern);
            said.Add($"count of {pattern.ToJsonString()} (#{said.Facts.Count})", $"{status} {count?["count"]}");
        }

        return said;
    }

    private static async Task<string> StatesAsync(StubServer server)
    {
        var (_, body) = await server.AdminAsync(HttpMethod.Get, "scenarios");
        var states = body!["scenarios"]!.AsArray().Select(scenario => $"{scenario!["name"]}: {scenario["state"]} of {Sorted(scenario["possibleStates"]!)}");
        return string.Join("; ", states.Order(StringComparer.Ordinal));
    }

    private static string Sorted(JsonNode names) => string.Join('|', names.AsArray().Select(name => $"{name}").Order(StringComparer.Ordinal));
}
