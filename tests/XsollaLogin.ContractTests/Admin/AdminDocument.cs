namespace XsollaLogin.ContractTests.Admin;

/// <summary>admin.yaml as the tests see it.</summary>
internal static class AdminDocument
{
    public const string Path = "mock/XsollaLogin.Mock/Admin/Document/admin.yaml";

    public static JsonObject Root { get; } = YamlToJson.ReadFile(Repository.PathOf(Path)).AsObject();

    public static IReadOnlyList<ControlOperation> Operations { get; } =
    [
        .. from path in Root["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           select new ControlOperation(path.Key, new HttpMethod(method.Key.ToUpperInvariant()), method.Value!.AsObject()),
    ];

    public static ControlOperation Operation(string id) => Operations.Single(operation => operation.Id == id);

    /// <summary>The node itself or, where it is a reference, what it refers to.</summary>
    public static JsonObject Follow(JsonNode node) =>
        node["$ref"] is { } reference ? reference.GetValue<string>().Split('/').Skip(1).Aggregate((JsonNode)Root, (at, step) => at[step]!).AsObject() : node.AsObject();
}

/// <summary>One admin endpoint as it is documented.</summary>
internal sealed class ControlOperation(string path, HttpMethod method, JsonObject node)
{
    public string Id { get; } = node["operationId"]!.GetValue<string>();

    public string Path => path;

    public HttpMethod Method => method;

    public IReadOnlyList<JsonObject> Parameters { get; } = [.. (node["parameters"]?.AsArray() ?? []).Select(parameter => AdminDocument.Follow(parameter!))];

    public bool HasBody { get; } = node["requestBody"] is not null;

    public JsonNode? BodyExample { get; } = node["requestBody"] is { } body ? AdminDocument.Follow(body)["content"]!["application/json"]!["example"] : null;

    public IEnumerable<int> Statuses => node["responses"]!.AsObject().Select(response => int.Parse(response.Key, System.Globalization.CultureInfo.InvariantCulture));

    public JsonObject SchemaOf(int status) => AdminDocument.Follow(node["responses"]![$"{status}"]!)["content"]!["application/json"]!["schema"]!.AsObject();

    public override string ToString() => $"{method} {path}";
}
