namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Checks a request against the contract.</summary>
internal static class RequestRules
{
    public static Violations Check(Operation operation, HttpRequest request, BodyState state, ReadOnlySpan<byte> body)
    {
        Violations violations = default;
        ParameterRules.CheckPath(request.Path.Value, operation, ref violations);
        ParameterRules.CheckPairs(request.QueryString.Value.AsSpan().TrimStart('?'), operation.InQuery, "query", ref violations);
        ParameterRules.CheckHeaders(request.Headers, operation.InHeaders, ref violations);
        if (operation.Security is { } security) CheckToken(request, security, ref violations);
        if (operation.Body is { } expected) BodyRules.Check(state, body, request.ContentType, expected, ref violations);
        return violations;
    }

    private static void CheckToken(HttpRequest request, Security security, ref Violations violations)
    {
        if (BearerToken.In(request).IsEmpty)
            violations.Add(new Element(null, "Authorization", "header"), "required", "is required: Bearer <token>", security.ViolationExample);
    }
}

/// <summary>Checks an answer against the contract.</summary>
internal static class AnswerRules
{
    private static readonly Element Body = new(null, "body", "the answer");

    /// <summary>Returns the violations of an answer.</summary>
    /// <param name="hasHeader">Tells whether the answer has a header with a name.</param>
    public static Violations Check(Operation operation, int status, string? contentType, ReadOnlySpan<byte> body, Func<string, bool> hasHeader)
    {
        Violations violations = default;
        if (Array.Find(operation.Responses, response => response.Status == status) is not { } declared)
        {
            violations.AddWhole("status",
                $"status {status} is not declared for {operation.Id}, only [{string.Join(' ', operation.Responses.Select(response => response.Status))}]");
            return violations;
        }

        foreach (var name in declared.RequiredHeaders)
        {
            if (!hasHeader(name)) violations.Add(new Element(null, name, "the answer's headers"), "required", "is required");
        }

        if (declared.ContentType is null)
        {
            if (!body.IsEmpty) violations.AddWhole("body: none", $"there is a body of {body.Length} bytes; the contract has none");
        }
        else if (!MediaTypes.AreSame(contentType, declared.ContentType))
            violations.AddWhole("body: mediaType", $"the content type of the answer is \"{Echo.Of(contentType)}\", not {declared.ContentType}");
        else if (JsonSyntax.ProblemIn(body) is { } problem) violations.AddWhole("body: syntax", $"the body of the answer cannot be read: {problem}");
        else if (declared.Schema is { } schema) JsonRules.Check(body, schema, Body, ref violations);
        return violations;
    }
}
