using XsollaLogin.BlackBoxTests.Asking;

namespace XsollaLogin.BlackBoxTests.Checks;

/// <summary>What holds for no operation in particular.</summary>
internal static class HttpChecks
{
    private const string Origin = "https://widget.example";

    public static IEnumerable<Check> All =>
    [
        new("unknownPath", "a path that nobody has", "UnknownPath") { AskedBy = session => session.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{Guid.NewGuid()}")) },
        new("unknownMethod", "DELETE of login", "UnknownMethod")
        {
            AskedBy = session => session.SendAsync(new HttpRequestMessage(HttpMethod.Delete, ContractDocument.Current.Operation("login").Path[1..])),
        },
        new("login", "by a page of another origin")
        {
            Promise = "origin, credentials and method are allowed",
            AskedBy = session => session.SendAsync(Preflight(ContractDocument.Current.Operation("login"))),
            Breaches = response => Errors(response, ContractDocument.Current.Operation("login")),
        },
    ];

    private static HttpRequestMessage Preflight(ContractOperation operation)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, operation.Path[1..]);
        request.Headers.Add("Origin", Origin);
        request.Headers.Add("Access-Control-Request-Method", operation.Method.Method);
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        return request;
    }

    private static IEnumerable<string> Errors(HttpResponseMessage response, ContractOperation operation)
    {
        if (!response.IsSuccessStatusCode) yield return "a preflight is answered by a success";
        foreach (var (header, value) in (IEnumerable<(string, string)>)
            [("Access-Control-Allow-Origin", Origin), ("Access-Control-Allow-Credentials", "true"), ("Access-Control-Allow-Methods", operation.Method.Method), ("Access-Control-Allow-Headers", "content-type")])
        {
            var allowed = response.Headers.TryGetValues(header, out var values) ? values.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries)) : [];
            if (!allowed.Contains(value, StringComparer.OrdinalIgnoreCase)) yield return $"{header} lacks {value}";
        }
    }
}
