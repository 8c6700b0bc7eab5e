using XsollaLogin.Tests.Http;

namespace XsollaLogin.Tests.Faults;

/// <summary>Every fault that the contract forbids in an operation's request, generated from the contract.</summary>
public static class FaultSweep
{
    public static IEnumerable<Fault> Of(ContractOperation operation) =>
        operation.Parameters.SelectMany(InParameter).Concat(operation.Body is { } body ? InBody(body) : []);

    private static IEnumerable<Fault> InParameter(ContractParameter parameter)
    {
        var place = $"{parameter} in {parameter.In}";
        if (parameter is { Required: true, In: not "path" })
        {
            yield return new($"{place}: required", request => request.Parameters.Remove(parameter), $"{place} is required", parameter.Violation);
        }

        foreach (var bad in SchemaFaults.Of(parameter.ResolvedSchema, asText: true))
        {
            var text = bad.Value.ToString();
            // Empty counts as absent, and an empty segment of the path as another path.
            if (text.Length == 0) continue;
            yield return new($"{place}: {bad.Rule}", request => request.Parameters[parameter] = text, $"{place} {bad.Said}", parameter.Violation);
        }
    }

    private static IEnumerable<Fault> InBody(ContractBody body)
    {
        if (body.Required) yield return new("body: required", request => request.Body = null, "body in body is required");
        foreach (var fault in InObject(body, body.ResolvedSchema, [])) yield return fault;
    }

    private static IEnumerable<Fault> InObject(ContractBody body, JsonObject schema, string[] path)
    {
        foreach (var name in schema["required"]?.AsArray().Select(name => name!.ToString()) ?? [])
        {
            var place = Place(body, [.. path, name]);
            yield return new($"{place}: required", request => Parent(request, path).Remove(name), $"{place} is required");
        }

        if ((bool?)schema["additionalProperties"] == false)
        {
            var place = Place(body, [.. path, "unheard_of"]);
            yield return new($"{place}: additionalProperties", request => Parent(request, path)["unheard_of"] = 1, $"{place} is a forbidden property");
        }

        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            var resolved = ContractDocument.Current.Follow(property!);
            string[] inner = [.. path, name];
            foreach (var bad in SchemaFaults.Of(resolved, body.IsForm))
            {
                var place = Place(body, inner);
                yield return new($"{place}: {bad.Rule}", request => Parent(request, path)[name] = bad.Value.DeepClone(), $"{place} {bad.Said}");
            }

            if (resolved["properties"] is null) continue;
            foreach (var fault in InObject(body, resolved, inner)) yield return fault;
        }
    }

    private static string Place(ContractBody body, string[] path) => body.IsForm ? $"{path[^1]} in formData" : $"body.{string.Join('.', path)} in body";

    /// <summary>The object at a path in the request's body; made where the example has none.</summary>
    private static JsonObject Parent(ExampleRequest request, string[] path) =>
        path.Aggregate(request.Body!.AsObject(), (parent, name) => (parent[name] ??= new JsonObject()).AsObject());
}
