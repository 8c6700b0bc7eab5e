using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>All that the contract asks of a request.</summary>
internal static class RequestRules
{
    public static Violations Check(Operation operation, HttpRequest request, ReceivedBody body)
    {
        Violations violations = default;
        ParameterRules.CheckPath(request.Path.Value, operation, ref violations);
        ParameterRules.CheckPairs(request.QueryString.Value.AsSpan().TrimStart('?'), operation.InQuery, "query", ref violations);
        ParameterRules.CheckHeaders(request.Headers, operation.InHeaders, ref violations);
        if (operation.Security is { } security) CheckToken(request, security, ref violations);
        if (operation.Body is { } expected) BodyRules.Check(body, request.ContentType, expected, ref violations);
        return violations;
    }

    private static void CheckToken(HttpRequest request, Security security, ref Violations violations)
    {
        if (BearerToken.In(request).IsEmpty) violations.Add(new Element(null, "Authorization", "header"), "required", "is required: Bearer <token>", security.Violation);
    }
}
