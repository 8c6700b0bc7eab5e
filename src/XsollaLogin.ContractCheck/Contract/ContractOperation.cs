namespace XsollaLogin.ContractCheck.Contract;

/// <summary>An operation of the contract, with its references resolved.</summary>
public sealed class ContractOperation
{
    private readonly string[] _segments;

    internal ContractOperation(ContractDocument contract, string path, string method, JsonObject node)
    {
        Path = path;
        _segments = path.Split('/');
        Method = new HttpMethod(method.ToUpperInvariant());
        Id = node["operationId"]!.GetValue<string>();
        Tag = node["tags"]!.AsArray().Single()!.GetValue<string>();
        DocumentedCall = node["x-documented-call"]!.GetValue<string>();
        Parameters = [.. (node["parameters"]?.AsArray() ?? []).Select(parameter => new ContractParameter(contract, contract.Follow(parameter!)))];
        Body = node["requestBody"] is { } body ? new ContractBody(contract, contract.Follow(body)) : null;
        var schemes = (node["security"]?.AsArray() ?? []).SelectMany(requirement => requirement!.AsObject())
            .Select(scheme => contract.Root["components"]!["securitySchemes"]![scheme.Key]!).ToList();
        NeedsToken = schemes.Exists(scheme => scheme["type"]!.GetValue<string>() == "http");
        SessionCookie = schemes.Find(scheme => scheme["type"]!.GetValue<string>() == "apiKey")?["name"]!.GetValue<string>();
        Responses = [.. node["responses"]!.AsObject().Select(response => new ContractResponse(contract, Id, response.Key, contract.Follow(response.Value!)))];
    }

    public string Id { get; }

    public string Tag { get; }

    /// <summary>The call of the documentation page, or "none (…)".</summary>
    public string DocumentedCall { get; }

    public HttpMethod Method { get; }

    /// <summary>The path template, relative to the base address: "/projects/{projectId}/keys".</summary>
    public string Path { get; }

    public IReadOnlyList<ContractParameter> Parameters { get; }

    public ContractBody? Body { get; }

    public bool NeedsToken { get; }

    /// <summary>The name of the session cookie that the operation needs; null: it needs none.</summary>
    public string? SessionCookie { get; }

    public IReadOnlyList<ContractResponse> Responses { get; }

    public IEnumerable<ContractAnswer> Answers => Responses.SelectMany(response => response.Answers);

    public ContractAnswer Answer(string name) =>
        Answers.SingleOrDefault(answer => answer.Name == name) ?? throw new KeyNotFoundException($"{Id} has no answer {name}.");

    /// <summary>Whether a path, relative to the base address, matches the path template.</summary>
    public bool Covers(string path)
    {
        var given = path.Split('/');
        return given.Length == _segments.Length
            && _segments.Zip(given).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First == pair.Second);
    }

    /// <summary>Returns the value of a path parameter in a path.</summary>
    public string PathValue(string path, string parameter) => Uri.UnescapeDataString(path.Split('/')[Array.IndexOf(_segments, $"{{{parameter}}}")]);

    public override string ToString() => Id;
}
