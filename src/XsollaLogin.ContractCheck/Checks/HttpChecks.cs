using XsollaLogin.ContractCheck.Contract;
using XsollaLogin.ContractCheck.Running;

namespace XsollaLogin.ContractCheck.Checks;

/// <summary>The rules of HTTP that apply to the whole API.</summary>
internal static class HttpChecks
{
    private const string Origin = "https://widget.example";

    private static readonly ContractOperation Login = ContractDocument.Current.Operation(OperationIds.Login);

    public static IEnumerable<Check> All =>
    [
        new("unknownPath", "an unknown path", "UnknownPath")
        {
            Send = session => session.SendAsync(new HttpRequestMessage(HttpMethod.Get, UnknownValues.Uuid())),
        },
        new("unknownMethod", "DELETE of login", "UnknownMethod")
        {
            Send = session => session.SendAsync(new HttpRequestMessage(HttpMethod.Delete, Login.Path[1..])),
        },
        new(OperationIds.Login, "a preflight from another origin")
        {
            Behavior = "origin, credentials, method and header are allowed",
            Send = session => session.SendAsync(Preflight()),
            FindViolations = PreflightViolations,
        },
    ];

    private static HttpRequestMessage Preflight()
    {
        var request = new HttpRequestMessage(HttpMethod.Options, Login.Path[1..]);
        request.Headers.Add("Origin", Origin);
        request.Headers.Add("Access-Control-Request-Method", Login.Method.Method);
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        return request;
    }

    private static IEnumerable<string> PreflightViolations(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode) yield return "the status is not a success";
        (string Header, string Value)[] allowed =
        [
            ("Access-Control-Allow-Origin", Origin),
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Allow-Methods", Login.Method.Method),
            ("Access-Control-Allow-Headers", "content-type"),
        ];
        foreach (var (header, value) in allowed)
        {
            var lists = response.Headers.TryGetValues(header, out var values) ? values : [];
            var listed = lists.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries));
            if (!listed.Contains(value, StringComparer.OrdinalIgnoreCase)) yield return $"{header} lacks {value}";
        }
    }
}
