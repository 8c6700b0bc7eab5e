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

/// <summary>Converts journal entries to requests of WireMock.Net, for its matchers and for the endpoints <c>/__admin/requests</c>.</summary>
internal static class WireMockRequests
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Converts an entry for WireMock.Net's matchers.</summary>
    /// <param name="showSecrets">True for matchers, which compare the real values; false: secrets are masked.</param>
    public static RequestMessage Of(JournalEntry entry, bool showSecrets)
    {
        var headers = entry.Request.Headers
            .ToDictionary(header => header.Key, header => header.Value.Select(value => Shown(header.Key, value ?? "")).ToArray());
        var shown = entry.Request.Header(HeaderNames.Cookie).Select(value => Shown(HeaderNames.Cookie, value ?? "")).ToList();
        var cookies = CookieHeaderValue.TryParseList(shown, out var parsed) ? parsed : [];
        var body = BodyOf(ShownBody.OfRequest(entry, showSecrets), MediaTypes.AreSame(entry.Request.Header(HeaderNames.ContentType).ToString(), Form));
        var url = UrlOf(entry, showSecrets);
        RequestMessage request;
        try
        {
            request = MakeAt(url);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            // WireMock.Net cannot read a query that has a pair without a name, or names that differ only in case: the request then has no query parameters.
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

    /// <summary>Converts an entry for the answers of <c>/__admin/requests</c>, in WireMock.Net's form.</summary>
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

    /// <summary>Converts a body, with the type that WireMock.Net would detect; null if it is empty.</summary>
    public static BodyData? BodyOf(ShownBody body, bool isForm = false)
    {
        if (body.HiddenBecause is { } why) return new BodyData { DetectedBodyType = BodyType.String, BodyAsString = $"({why})" };
        if (body.Bytes.IsEmpty) return null;
        if (!body.IsJson && !body.IsText) return new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = body.Bytes.ToArray() };
        var text = Encoding.UTF8.GetString(body.Bytes.Span);
        return body.IsJson
            ? new BodyData { DetectedBodyType = BodyType.Json, BodyAsString = text, BodyAsJson = ParseJson(text) }
            : new BodyData { DetectedBodyType = isForm ? BodyType.FormUrlEncoded : BodyType.String, BodyAsString = text };
    }

    /// <summary>Parses JSON and keeps texts that look like dates as texts.</summary>
    private static JToken ParseJson(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

    /// <summary>Returns the URL, with localhost if the client sent a host that is not valid.</summary>
    private static Uri UrlOf(JournalEntry entry, bool showSecrets)
    {
        var shown = showSecrets ? entry.Url : TextMask.OfUrl(entry.Path, entry.Url);
        var path = shown.StartsWith('/') ? shown : '/' + shown;
        return Uri.TryCreate($"http://{entry.Host.Value}{path}", UriKind.Absolute, out var url) ? url : new Uri($"http://localhost{path}");
    }

    // The constructor is internal to WireMock.Net, and some of its matchers accept only this class.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern RequestMessage Make(
        UrlDetails url, string method, string clientIP, IBodyData? body, IDictionary<string, string[]>? headers, IDictionary<string, string>? cookies);
}
