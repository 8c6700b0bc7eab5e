using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WireMock;
using WireMock.Admin.Requests;
using WireMock.Models.Mime;
using WireMock.Types;
using WireMock.Util;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Journal.Secrets;

namespace XsollaLogin.Mock.Admin;

/// <summary>A request of the journal as WireMock.Net's matchers and its admin API know requests.</summary>
/// <param name="showSecrets">Whether secrets are not masked; matchers have to see them.</param>
internal sealed class LoggedRequest(JournalEntry entry, bool showSecrets) : IRequestMessage
{
    private const string Form = "application/x-www-form-urlencoded";

    private readonly Uri _url = UrlOf(entry, showSecrets ? entry.Url : TextMask.OfUrl(entry));

    public string ClientIP => $"{entry.Client}";

    public string Url => _url.ToString();

    public string AbsoluteUrl => Url;

    public string? ProxyUrl { get; set; }

    public DateTime DateTime => entry.Logged.UtcDateTime;

    public string Path => WebUtility.UrlDecode(_url.AbsolutePath);

    public string AbsolutePath => Path;

    public string[] PathSegments => Path.Split('/')[1..];

    public string[] AbsolutePathSegments => PathSegments;

    public string Method => entry.Method;

    public string HttpVersion => "1.1";

    public IDictionary<string, WireMockList<string>> Headers => entry.Request.ReadHeaders().ToDictionary(header => header.Key, header => ListOf(header.Value.Select(value => Shown(header.Key, value ?? ""))));

    public IDictionary<string, string> Cookies => CookieHeaderValue.TryParseList([.. entry.RequestHeader(HeaderNames.Cookie).Select(value => Shown(HeaderNames.Cookie, value ?? ""))], out var cookies)
        ? cookies.DistinctBy(cookie => cookie.Name.ToString()).ToDictionary(cookie => cookie.Name.ToString(), cookie => cookie.Value.ToString())
        : new Dictionary<string, string>();

    public IDictionary<string, WireMockList<string>> Query => QueryHelpers.ParseQuery(_url.Query).ToDictionary(pair => pair.Key, pair => ListOf(pair.Value.OfType<string>()));

    public IDictionary<string, WireMockList<string>> QueryIgnoreCase => new Dictionary<string, WireMockList<string>>(Query, StringComparer.OrdinalIgnoreCase);

    public string RawQuery => _url.Query;

    public IBodyData? BodyData { get; } = BodyOf(ShownBody.OfRequest(entry, showSecrets), MediaTypes.AreSame(entry.RequestHeader(HeaderNames.ContentType).ToString(), Form));

    public string? Body => BodyData?.BodyAsString;

    public object? BodyAsJson => BodyData?.BodyAsJson;

    public byte[]? BodyAsBytes => BodyData?.BodyAsBytes;

    public IMimeMessageData? BodyAsMimeMessage => null;

    public string? DetectedBodyType => $"{BodyData?.DetectedBodyType}";

    public string? DetectedBodyTypeFromContentType => DetectedBodyType;

    public string? DetectedCompression => null;

    public string Host => _url.Host;

    public string Protocol => _url.Scheme;

    public int Port => _url.Port;

    public string Origin => _url.GetLeftPart(UriPartial.Authority);

    public X509Certificate2? ClientCertificate => null;

    public WireMockList<string>? GetParameter(string key, bool ignoreCase = false) => (ignoreCase ? QueryIgnoreCase : Query).TryGetValue(key, out var values) ? values : null;

    /// <summary>As the admin API shows it.</summary>
    public LogRequestModel ToModel() => new()
    {
        ClientIP = ClientIP,
        DateTime = DateTime,
        Path = Path,
        AbsolutePath = AbsolutePath,
        Url = Url,
        AbsoluteUrl = AbsoluteUrl,
        Query = Query,
        Method = Method,
        HttpVersion = HttpVersion,
        Headers = Headers,
        Cookies = Cookies,
        Body = Body,
        BodyAsJson = BodyAsJson,
        BodyAsBytes = BodyAsBytes,
        DetectedBodyType = DetectedBodyType,
    };

    /// <summary>As WireMock.Net detects it. Null: there is none.</summary>
    public static BodyData? BodyOf(ShownBody body, bool isForm = false)
    {
        if (body.NotShown is { } why) return new BodyData { DetectedBodyType = BodyType.String, BodyAsString = $"({why})" };
        if (body.Bytes.IsEmpty) return null;
        if (!body.IsJson && !body.IsText) return new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = body.Bytes.ToArray() };
        var text = Encoding.UTF8.GetString(body.Bytes.Span);
        return body.IsJson
            ? new BodyData { DetectedBodyType = BodyType.Json, BodyAsString = text, BodyAsJson = ParseJson(text) }
            : new BodyData { DetectedBodyType = isForm ? BodyType.FormUrlEncoded : BodyType.String, BodyAsString = text };
    }

    public static WireMockList<string> ListOf(IEnumerable<string> values) => new([.. values]);

    /// <summary>Texts stay texts, also those that look like dates.</summary>
    private static JToken ParseJson(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    /// <summary>A client may send a host that is no name; of a path that may hold a secret the mask hides all.</summary>
    private static Uri UrlOf(JournalEntry entry, string shown)
    {
        var path = shown.StartsWith('/') ? shown : '/' + shown;
        return Uri.TryCreate($"http://{entry.Host.Value}{path}", UriKind.Absolute, out var url) ? url : new Uri($"http://localhost{path}");
    }

    private string Shown(string name, string value) => showSecrets ? value : HeaderMask.Of(name, value);
}
