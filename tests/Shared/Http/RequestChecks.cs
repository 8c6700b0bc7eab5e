namespace XsollaLogin.Tests.Http;

/// <summary>Validates a request against the contract.</summary>
internal static class RequestChecks
{
    public static async Task<IReadOnlyList<string>> FindViolationsAsync(
        ContractOperation operation, string path, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var violations = new List<string>();
        var query = WireText.Parse(request.RequestUri!.Query.TrimStart('?')).ToLookup(pair => pair.Key, pair => pair.Value);
        foreach (var parameter in operation.Parameters)
        {
            var values = parameter.In switch
            {
                "query" => query[parameter.Name],
                "path" => [operation.PathValue(path, parameter.Name)],
                _ => request.Headers.TryGetValues(parameter.Name, out var header) ? header : [],
            };
            violations.AddRange(await ParameterViolationsAsync(parameter, [.. values]));
        }

        var hasToken = request.Headers.Authorization is { Scheme: "Bearer", Parameter.Length: > 0 };
        if (operation.NeedsToken && !hasToken) violations.Add("there is no bearer token");
        violations.AddRange(await BodyViolationsAsync(operation, request.Content, cancellationToken));
        return violations;
    }

    private static async Task<IEnumerable<string>> ParameterViolationsAsync(ContractParameter parameter, IReadOnlyList<string> values)
    {
        if (parameter.Ignored) return [];
        if (values.Count == 0) return parameter.Required ? [$"the {parameter.In} parameter {parameter.Name} is missing"] : [];
        if (values.Count > 1) return [$"the {parameter.In} parameter {parameter.Name} is given {values.Count} times"];
        var json = WireText.Typed(parameter.ResolvedSchema, values[0]).ToJsonString();
        var violations = await (await SchemaValidator.Current).FindViolationsAsync(parameter.Schema, json);
        return violations.Select(violation => $"the {parameter.In} parameter {parameter.Name}: {violation}");
    }

    private static async Task<IEnumerable<string>> BodyViolationsAsync(ContractOperation operation, HttpContent? content, CancellationToken cancellationToken)
    {
        var text = content is null ? "" : await content.ReadAsStringAsync(cancellationToken);
        if (operation.Body is not { } body) return text.Length > 0 ? ["there is a body, but the operation declares none"] : [];
        if (text.Length == 0) return body.Required ? ["the body is missing"] : [];
        if (content!.Headers.ContentType?.MediaType != body.MediaType) return [$"the content type is {content.Headers.ContentType}, not {body.MediaType}"];
        var violations = await (await SchemaValidator.Current).FindViolationsAsync(
            body.Schema, body.IsForm ? FormToJson(body, text) : WithoutEmptyArrays(body, text));
        return violations.Select(violation => $"the body: {violation}");
    }

    /// <summary>Replaces empty arrays by empty objects where the contract has x-empty-array, a keyword that JSON Schema does not know.</summary>
    private static string WithoutEmptyArrays(ContractBody body, string text)
    {
        foreach (var (name, property) in body.ResolvedSchema["properties"]?.AsObject() ?? [])
        {
            if ((bool?)ContractDocument.Current.Follow(property!)["x-empty-array"] != true || JsonNode.Parse(text) is not JsonObject json) continue;
            if (json[name] is JsonArray { Count: 0 }) json[name] = new JsonObject();
            text = json.ToJsonString();
        }

        return text;
    }

    private static string FormToJson(ContractBody body, string form)
    {
        var json = new JsonObject();
        foreach (var (name, value) in WireText.Parse(form)) json[name] = WireText.Typed(body.ResolvedSchema["properties"]?[name] as JsonObject ?? [], value);
        return json.ToJsonString();
    }
}
