using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Net.Http.Headers;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WireMock;
using WireMock.Admin.Requests;
using WireMock.Models;
using WireMock.Types;
using WireMock.Util;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Masking;

namespace XsollaLogin.Mock.Admin;

/// <summary>Requests of the journal as WireMock.Net's own, for its matchers and its admin API.</summary>
internal static class LoggedRequest
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <param name="showSecrets">Whether secrets are not masked; matchers have to see them.</param>
    public static RequestMessage Of(JournalEntry entry, bool showSecrets)
    {
        var headers = entry.Request.ReadHeaders()
            .ToDictionary(header => header.Key, header => header.Value.Select(value => Shown(header.Key, value ?? "")).ToArray());
        var sent = entry.RequestHeader(HeaderNames.Cookie).Select(value => Shown(HeaderNames.Cookie, value ?? "")).ToList();
        var cookies = CookieHeaderValue.TryParseList(sent, out var parsed) ? parsed : [];
        var body = BodyOf(ShownBody.OfRequest(entry, showSecrets), MediaTypes.AreSame(entry.RequestHeader(HeaderNames.ContentType).ToString(), Form));
        var url = UrlOf(entry, showSecrets);
        RequestMessage request;
        try
        {
            request = MakeAt(url);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            // WireMock.Net cannot read a query with a pair without a name, or with names that differ in case only.
            request = MakeAt(new Uri(url.GetLeftPart(UriPartial.Path)));
        }

        request.DateTime = entry.Logged.UtcDateTime;
        return request;

        RequestMessage MakeAt(Uri at) => Make(
            new UrlDetails(at),
            entry.Method,
            $"{entry.Client}",
            body,
            headers,
            cookies.DistinctBy(cookie => cookie.Name.ToString()).ToDictionary(cookie => cookie.Name.ToString(), cookie => cookie.Value.ToString()));

        string Shown(string name, string value) => showSecrets ? value : HeaderMask.Of(name, value);
    }

    /// <summary>As the admin API shows it.</summary>
    public static LogRequestModel ModelOf(JournalEntry entry, bool showSecrets)
    {
        var (request, url) = (Of(entry, showSecrets), UrlOf(entry, showSecrets).ToString());
        return new LogRequestModel
        {
            ClientIP = request.ClientIP,
            DateTime = request.DateTime,
            Path = request.Path,
            AbsolutePath = request.AbsolutePath,
            Url = url,
            AbsoluteUrl = url,
            Query = request.Query,
            Method = request.Method,
            HttpVersion = request.HttpVersion,
            Headers = request.Headers,
            Cookies = request.Cookies,
            Body = request.Body,
            BodyAsJson = request.BodyAsJson,
            BodyAsBytes = request.BodyAsBytes,
            DetectedBodyType = request.DetectedBodyType,
        };
    }

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

    /// <summary>Texts stay texts, also those that look like dates.</summary>
    private static JToken ParseJson(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    /// <summary>A client may send a host that is no name; of a path that may hold a secret the mask hides all.</summary>
    private static Uri UrlOf(JournalEntry entry, bool showSecrets)
    {
        var shown = showSecrets ? entry.Url : TextMask.OfUrl(entry.Path, entry.Url);
        var path = shown.StartsWith('/') ? shown : '/' + shown;
        return Uri.TryCreate($"http://{entry.Host.Value}{path}", UriKind.Absolute, out var url) ? url : new Uri($"http://localhost{path}");
    }

    // WireMock.Net makes requests of its own host's only, and some of its matchers take no other class.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern RequestMessage Make(
        UrlDetails url, string method, string clientIP, IBodyData? body, IDictionary<string, string[]>? headers, IDictionary<string, string>? cookies);
}
