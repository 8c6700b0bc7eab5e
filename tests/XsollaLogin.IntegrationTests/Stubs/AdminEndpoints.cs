namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>The endpoints of WireMock.Net's admin API, by method and path.</summary>
internal static class AdminEndpoints
{
    private const string Id = "11111111-1111-4111-8111-111111111111";

    /// <summary>One for each endpoint of WireMock.Net.</summary>
    public static IReadOnlyList<(string Method, string Path)> All { get; } =
    [
        ("GET", "health"),
        ("GET", "settings"),
        ("PUT", "settings"),
        ("GET", "mappings"),
        ("POST", "mappings"),
        ("DELETE", "mappings"),
        ("GET", "mappings/code"),
        ("POST", "mappings/wiremock.org"),
        ("POST", "mappings/reset"),
        ("POST", "mappings/reloadStaticMappings"),
        ("GET", $"mappings/{Id}"),
        ("PUT", $"mappings/{Id}"),
        ("DELETE", $"mappings/{Id}"),
        ("PUT", $"mappings/{Id}/enable"),
        ("PUT", $"mappings/{Id}/disable"),
        ("GET", $"mappings/code/{Id}"),
        ("POST", "mappings/save"),
        ("GET", "mappings/swagger"),
        ("GET", "requests"),
        ("DELETE", "requests"),
        ("POST", "requests/reset"),
        ("GET", $"requests/{Id}"),
        ("DELETE", $"requests/{Id}"),
        ("GET", $"requests/{Id}/near-misses"),
        ("POST", "requests/count"),
        ("GET", "requests/unmatched"),
        ("GET", "requests/unmatched/near-misses"),
        ("POST", "requests/find"),
        ("GET", $"requests/find?mappingGuid={Id}"),
        ("GET", "scenarios"),
        ("DELETE", "scenarios"),
        ("DELETE", "scenarios/any"),
        ("POST", "scenarios/reset"),
        ("POST", "scenarios/any/reset"),
        ("PUT", "scenarios/any/state"),
        ("POST", "files/any.txt"),
        ("PUT", "files/any.txt"),
        ("GET", "files/any.txt"),
        ("HEAD", "files/any.txt"),
        ("DELETE", "files/any.txt"),
        ("POST", "openapi/convert"),
        ("POST", "openapi/save"),
        ("POST", "protodefinitions/any"),
    ];

    /// <summary>The mock's own endpoints that change WireMock.Net, a second method, and two endpoints of other versions.</summary>
    public static IReadOnlyList<(string Method, string Path)> Others { get; } =
    [
        ("POST", "reset"),
        ("POST", "settings"),
        ("GET", "proxy"),
        ("POST", "recordings/start"),
    ];

    /// <summary>All except the one that needs no permission.</summary>
    public static TheoryData<string, string> Guarded => [.. All.Skip(1).Concat(Others)];

    public static TheoryData<string, string> TakingBodies => [.. All.Concat(Others).Where(endpoint => endpoint.Method is "POST" or "PUT")];

    public static TheoryData<string, string> ReadingBodies =>
        [.. All.Concat(Others).Where(endpoint => endpoint.Method is "POST" or "PUT" && endpoint.Path is not ("reset" or "requests/reset"))];
}
