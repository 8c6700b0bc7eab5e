namespace XsollaLogin.ContractTests.Statements;

/// <summary>Finds the elements of the contract that a statement names.</summary>
internal static class ContractElement
{
    private static readonly ContractDocument Contract = ContractDocument.Current;

    /// <summary>Whether the contract has the element.</summary>
    /// <param name="name">
    /// <c>login</c>, <c>login.with_logout</c>, <c>ask.updatedFields.email</c>, <c>login#LoggedIn</c>, <c>AskField</c> or <c>AskField.step</c>.
    /// </param>
    public static bool Exists(string name)
    {
        if (name.Split('#') is [var owner, var example]) return Find(owner) is { } sampled && ExamplesOf(sampled).Contains(example);

        var path = name.Split('.');
        if (Find(path[0]) is not { } operation) return Contract.Root["components"]!["schemas"]![path[0]] is { } schema && Has(schema, path.AsSpan(1));
        return path.Length == 1
            || (path.Length == 2 && operation.Parameters.Any(parameter => parameter.Name == path[1]))
            || (operation.Body is { } body && Has(body.ResolvedSchema, path.AsSpan(1)));
    }

    private static ContractOperation? Find(string id) => Contract.Operations.SingleOrDefault(operation => operation.Id == id);

    private static IEnumerable<string> ExamplesOf(ContractOperation operation)
    {
        var body = Contract.Root["paths"]![operation.Path]![operation.Method.Method.ToLowerInvariant()]!["requestBody"];
        var requests = body is null ? null : Contract.Follow(body)["content"]!.AsObject().Single().Value!["examples"]?.AsObject();
        return operation.Answers.Select(answer => answer.Name).Concat(requests?.Select(request => request.Key) ?? []);
    }

    private static bool Has(JsonNode schema, ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (Contract.Follow(schema)["properties"]?[name] is not { } property) return false;
            schema = property;
        }

        return true;
    }
}
