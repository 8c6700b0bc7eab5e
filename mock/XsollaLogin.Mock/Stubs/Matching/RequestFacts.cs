using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace XsollaLogin.Mock.Stubs.Matching;

/// <summary>What patterns ask of a request; what has to be taken apart is so on first use. For one thread.</summary>
internal abstract class RequestFacts
{
    private MatchedValue? _url;
    private MatchedValue? _path;
    private MatchedValue? _bodyText;
    private ILookup<string, string>? _query;
    private ILookup<string, string>? _cookies;
    private ILookup<string, string>? _form;

    public MatchingBudget Budget { get; } = new();

    public abstract string Method { get; }

    /// <summary>Path and query, as they were sent.</summary>
    public abstract string Url { get; }

    /// <summary>Null where it did not come whole.</summary>
    public abstract ReadOnlyMemory<byte>? Body { get; }

    /// <summary>All values of a header, whatever the case of its name.</summary>
    public abstract StringValues Header(string name);

    /// <summary>A question mark with nothing behind it does not count.</summary>
    public MatchedValue UrlText => _url ??= new MatchedValue(Url.IndexOf('?') is >= 0 and var end && end == Url.Length - 1 ? Url[..end] : Url, Budget);

    public MatchedValue PathText => _path ??= new MatchedValue(Url.IndexOf('?') is >= 0 and var end ? Url[..end] : Url, Budget);

    /// <summary>The body as text; an empty one is none, as in WireMock.</summary>
    public MatchedValue BodyText => _bodyText ??= new MatchedValue(Body is { IsEmpty: false } body ? Encoding.UTF8.GetString(body.Span) : null, Budget);

    public IEnumerable<string> Query(string name) => (_query ??= Pairs(Url.IndexOf('?') is >= 0 and var start ? Url.AsMemory(start) : default))[name];

    public IEnumerable<string> Form(string name) => (_form ??= Pairs(IsForm ? BodyText.Text.AsMemory() : default))[name];

    public IEnumerable<string> Cookie(string name)
    {
        _cookies ??= CookieHeaderValue.TryParseList([.. Header(HeaderNames.Cookie).OfType<string>()], out var cookies)
            ? cookies.ToLookup(cookie => cookie.Name.ToString(), cookie => cookie.Value.ToString().Trim('"'))
            : Array.Empty<string>().ToLookup(none => none);
        return _cookies[name];
    }

    private bool IsForm => MediaTypeHeaderValue.TryParse(Header(HeaderNames.ContentType).ToString(), out var type) && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static ILookup<string, string> Pairs(ReadOnlyMemory<char> encoded)
    {
        List<(string Name, string Value)> pairs = [];
        foreach (var pair in new QueryStringEnumerable(encoded)) pairs.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        return pairs.ToLookup(pair => pair.Name, pair => pair.Value);
    }
}
