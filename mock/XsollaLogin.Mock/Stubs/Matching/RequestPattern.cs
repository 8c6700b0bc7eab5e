using System.Text.Json;
using XsollaLogin.Mock.Stubs.Format;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>Which requests are meant, in WireMock's form: <c>{"method": "POST", "urlPath": "/api/login"}</c>. All that is given has to hold.</summary>
internal sealed class RequestPattern
{
    public const string AnyMethod = "ANY";
    private const string GetOrHead = "GET_OR_HEAD";

    private readonly string _method;
    private readonly UrlPattern _url;
    private readonly (string Name, ValuesPattern Pattern)[] _headers;
    private readonly (string Name, ValuesPattern Pattern)[] _query;
    private readonly (string Name, ValuesPattern Pattern)[] _form;
    private readonly (string Name, ValuesPattern Pattern)[] _cookies;
    private readonly ValuePattern[] _body;

    private RequestPattern(Members members, List<string> problems)
    {
        _method = members.Text("method") ?? AnyMethod;
        if (_method.Any(char.IsLower)) members.Problem("method", $"must be in capitals, as methods are sent: {_method.ToUpperInvariant()}");
        _url = UrlPattern.Read(members, problems);
        _headers = [.. Named("headers"), .. BasicCredentials.Read(members)];
        _query = Named("queryParameters");
        _form = Named("formParameters");
        _cookies = Named("cookies");
        _body = [.. members.Items("bodyPatterns").Select(item => ValuePatterns.Read(item.Value, item.Path, problems)).OfType<ValuePattern>()];
        members.RefuseOthers();

        (string, ValuesPattern)[] Named(string name) =>
            [.. members.Entries(name).Select(entry => (entry.Name, ValuesPattern.Read(entry.Value, entry.Path, problems)))];
    }

    /// <param name="path">Where the pattern stands in what the tester wrote: <c>request</c>; empty where it is the whole.</param>
    /// <param name="problems">Takes what is wrong, each with the path of the member; the pattern is not to be used if there is any.</param>
    public static RequestPattern? Read(JsonElement json, string path, List<string> problems) =>
        Members.Of(json, path, problems) is { } members ? new RequestPattern(members, problems) : null;

    /// <summary>What takes too long to decide does not match.</summary>
    public bool Matches(RequestFacts request)
    {
        try
        {
            return Holds(request);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private bool Holds(RequestFacts request) =>
        MatchesMethod(request.Method)
        && _url.Matches(request)
        && All(_headers, request, static (request, name) => request.Header(name)!)
        && All(_query, request, static (request, name) => request.Query(name))
        && All(_form, request, static (request, name) => request.Form(name))
        && AllCookies(request)
        && AllOfBody(request);

    private bool MatchesMethod(string method) =>
        _method == AnyMethod || _method == method || (_method == GetOrHead && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)));

    private static bool All((string Name, ValuesPattern Pattern)[] patterns, RequestFacts request, Func<RequestFacts, string, IEnumerable<string>> valuesOf)
    {
        foreach (var (name, pattern) in patterns)
        {
            if (!pattern.Matches(valuesOf(request, name), request.Budget)) return false;
        }

        return true;
    }

    /// <summary>A cookie that is not there is matched by nothing but <c>absent</c>, as in WireMock.</summary>
    private bool AllCookies(RequestFacts request)
    {
        foreach (var (name, pattern) in _cookies)
        {
            var values = request.Cookie(name);
            if (values.Any() ? !pattern.Matches(values, request.Budget) : !pattern.IsAbsent) return false;
        }

        return true;
    }

    private bool AllOfBody(RequestFacts request)
    {
        if (_body is []) return true;
        if (request.Body is null) return false;
        foreach (var pattern in _body)
        {
            if (!pattern.Matches(request.BodyText)) return false;
        }

        return true;
    }
}
