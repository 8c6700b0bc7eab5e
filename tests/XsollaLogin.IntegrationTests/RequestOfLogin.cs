namespace XsollaLogin.IntegrationTests;

/// <summary>Requests with a login other than a phone number.</summary>
internal static class RequestOfLogin
{
    private static readonly string[] Members = ["username", "email"];

    public static bool Has(ContractOperation operation) => ParameterOf(operation) is not null || MemberOf(operation) is not null;

    /// <summary>The operation's example request with this login.</summary>
    public static ExampleRequest Of(ContractOperation operation, string login) => With(new ExampleRequest(operation), login);

    public static ExampleRequest With(ExampleRequest request, string login)
    {
        if (ParameterOf(request.Operation) is { } parameter) request.Parameters[parameter] = login;
        else request.Body![MemberOf(request.Operation)!] = login;
        return request;
    }

    private static ContractParameter? ParameterOf(ContractOperation operation) => operation.Parameters.FirstOrDefault(parameter => parameter.Name == "login");

    private static string? MemberOf(ContractOperation operation) =>
        Members.FirstOrDefault(name => operation.Body?.ResolvedSchema["properties"]?[name] is not null);
}
