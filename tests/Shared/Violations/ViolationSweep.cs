namespace XsollaLogin.Tests.Violations;

/// <summary>Generates a violation for every constraint of a request, from the contract.</summary>
public static class ViolationSweep
{
    public static IEnumerable<Violation> Of(ContractOperation operation) =>
        operation.Parameters.Where(parameter => !parameter.Ignored).SelectMany(InParameter).Concat(operation.Body is { } body ? InBody(body) : []);

    private static IEnumerable<Violation> InParameter(ContractParameter parameter)
    {
        var place = $"{parameter} in {parameter.In}";
        if (parameter is { Required: true, In: not "path" })
        {
            yield return new($"{place}: required", request => request.Parameters.Remove(parameter), $"{place} is required", parameter.Violation);
        }

        foreach (var bad in SchemaViolations.Of(parameter.ResolvedSchema, asText: true))
        {
            var text = bad.Value.ToString();
            // An empty value counts as missing, and an empty segment makes another path.
            if (text.Length == 0) continue;
            yield return new($"{place}: {bad.Rule}", request => request.Parameters[parameter] = text, $"{place} {bad.Description}", parameter.Violation);
        }
    }

    private static IEnumerable<Violation> InBody(ContractBody body)
    {
        if (body.Required) yield return new("body: required", request => request.Body = null, "body in body is required");
        foreach (var violation in InObject(body, body.ResolvedSchema, [])) yield return violation;
    }

    private static IEnumerable<Violation> InObject(ContractBody body, JsonObject schema, string[] path)
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
            foreach (var bad in SchemaViolations.Of(resolved, body.IsForm))
            {
                var place = Place(body, inner);
                yield return new($"{place}: {bad.Rule}", request => Parent(request, path)[name] = bad.Value.DeepClone(), $"{place} {bad.Description}");
            }

            if (resolved["properties"] is null) continue;
            foreach (var violation in InObject(body, resolved, inner)) yield return violation;
        }
    }

    private static string Place(ContractBody body, string[] path) => body.IsForm ? $"{path[^1]} in formData" : $"body.{string.Join('.', path)} in body";

    /// <summary>Returns the object at a path in the body; creates it if the example has none.</summary>
    private static JsonObject Parent(ExampleRequest request, string[] path) =>
        path.Aggregate(request.Body!.AsObject(), (parent, name) => (parent[name] ??= new JsonObject()).AsObject());
}
