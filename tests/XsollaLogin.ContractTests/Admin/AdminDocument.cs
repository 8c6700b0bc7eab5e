using XsollaLogin.Mock;

namespace XsollaLogin.ContractTests.Admin;

/// <summary>The OpenAPI document of the admin API, merged by the build from the files in Admin/Document.</summary>
internal static class AdminDocument
{
    public const string Ruleset = "mock/XsollaLogin.Mock/Admin/Document/.spectral.yaml";

    public static JsonObject Root { get; } = Read();

    public static IReadOnlyList<AdminOperation> Operations { get; } =
    [
        .. from path in Root["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           select new AdminOperation(path.Key, new HttpMethod(method.Key.ToUpperInvariant()), method.Value!.AsObject()),
    ];

    public static AdminOperation Operation(string id) => Operations.Single(operation => operation.Id == id);

    /// <summary>Returns the node itself or, if it is a reference, the node that it refers to.</summary>
    public static JsonObject Follow(JsonNode node) =>
        (node["$ref"] is { } reference ? reference.GetValue<string>().Split('/').Skip(1).Aggregate((JsonNode)Root, (at, step) => at[step]!) : node).AsObject();

    private static JsonObject Read()
    {
        using var document = typeof(MockLoginServer).Assembly.GetManifestResourceStream("admin.json")!;
        return JsonNode.Parse(document)!.AsObject();
    }
}

/// <summary>An operation of the admin API.</summary>
internal sealed class AdminOperation(string path, HttpMethod method, JsonObject node)
{
    public string Id { get; } = node["operationId"]!.GetValue<string>();

    public string Path => path;

    public HttpMethod Method => method;

    /// <summary>The methods of the operation: health checks may also send HEAD.</summary>
    public IEnumerable<string> Methods => node["security"] is JsonArray { Count: 0 } ? [method.Method, "HEAD"] : [method.Method];

    public IReadOnlyList<JsonObject> Parameters { get; } = [.. (node["parameters"]?.AsArray() ?? []).Select(parameter => AdminDocument.Follow(parameter!))];

    public bool HasBody { get; } = node["requestBody"] is not null;

    public JsonNode? BodyExample { get; } = node["requestBody"] is { } body ? AdminDocument.Follow(body)["content"]!["application/json"]!["example"] : null;

    public IEnumerable<int> Statuses =>
        node["responses"]!.AsObject().Select(response => int.Parse(response.Key, System.Globalization.CultureInfo.InvariantCulture));

    public JsonObject SchemaOf(int status) =>
        AdminDocument.Follow(node["responses"]![$"{status}"]!)["content"]!["application/json"]!["schema"]!.AsObject();

    public override string ToString() => $"{method} {path}";
}
