namespace XsollaLogin.Tests.Http;

/// <summary>What the contract asks of a request.</summary>
internal static class RequestRules
{
    public static async Task<IReadOnlyList<string>> FaultsAsync(
        ContractOperation operation, string path, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var query = WireText.Parse(request.RequestUri!.Query.TrimStart('?')).ToLookup(pair => pair.Key, pair => pair.Value);
        foreach (var parameter in operation.Parameters)
        {
            var values = parameter.In switch
            {
                "query" => query[parameter.Name],
                "path" => [operation.PathValue(path, parameter.Name)],
                _ => request.Headers.TryGetValues(parameter.Name, out var header) ? header : [],
            };
            faults.AddRange(await ParameterFaultsAsync(parameter, [.. values]));
        }

        if (operation.NeedsToken && request.Headers.Authorization is not { Scheme: "Bearer", Parameter.Length: > 0 }) faults.Add("there is no bearer token");
        faults.AddRange(await BodyFaultsAsync(operation, request.Content, cancellationToken));
        return faults;
    }

    private static async Task<IEnumerable<string>> ParameterFaultsAsync(ContractParameter parameter, IReadOnlyList<string> values)
    {
        if (values.Count == 0) return parameter.Required ? [$"the {parameter.In} parameter {parameter.Name} is missing"] : [];
        if (values.Count > 1) return [$"the {parameter.In} parameter {parameter.Name} is given {values.Count} times"];
        var faults = await (await SchemaJudge.Current).FaultsAsync(parameter.Schema, WireText.Typed(parameter.ResolvedSchema, values[0]).ToJsonString());
        return faults.Select(fault => $"the {parameter.In} parameter {parameter.Name}: {fault}");
    }

    private static async Task<IEnumerable<string>> BodyFaultsAsync(ContractOperation operation, HttpContent? content, CancellationToken cancellationToken)
    {
        var text = content is null ? "" : await content.ReadAsStringAsync(cancellationToken);
        if (operation.Body is not { } body) return text.Length > 0 ? ["there is a body, and the operation has none"] : [];
        if (text.Length == 0) return body.Required ? ["the body is missing"] : [];
        if (content!.Headers.ContentType?.MediaType != body.MediaType) return [$"the content type is {content.Headers.ContentType}, not {body.MediaType}"];
        var faults = await (await SchemaJudge.Current).FaultsAsync(body.Schema, body.IsForm ? FormToJson(body, text) : text);
        return faults.Select(fault => $"the body: {fault}");
    }

    private static string FormToJson(ContractBody body, string form)
    {
        var json = new JsonObject();
        foreach (var (name, value) in WireText.Parse(form)) json[name] = WireText.Typed(body.ResolvedSchema["properties"]?[name] as JsonObject ?? [], value);
        return json.ToJsonString();
    }
}
