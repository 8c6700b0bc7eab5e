using System.Text;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Http;

/// <summary>Lets a page of any origin call with credentials and read each answer; the lists of headers are explicit, as those of the API are.</summary>
internal static class Cors
{
    private const string MaxAge = "600";
    private const string PrivateNetworkAsked = "Access-Control-Request-Private-Network";
    private const string PrivateNetworkAllowed = "Access-Control-Allow-Private-Network";

    private static readonly string AllowedHeaders =
        List([.. LoginContract.RequestHeaders, HeaderNames.Authorization, HeaderNames.ContentType, MockHeaders.Prefer]);

    private static readonly string ExposedHeaders =
        List([.. LoginContract.ResponseHeaders, MockHeaders.Violation, MockHeaders.PreferenceApplied, MockHeaders.RequestId, HeaderNames.RetryAfter]);

    private static readonly string AllMethods = List(LoginContract.Methods);

    private static readonly Answer Preflight = new("", StatusCodes.Status204NoContent, null, [], []);

    public static void AllowOrigin(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.Origin;
        if (context.Request.Headers.Origin is not [{ } origin, ..] || !IsPrintable(origin)) return;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowCredentials = "true";
        headers.AccessControlExposeHeaders = ExposedHeaders;
    }

    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <param name="methods">What the path knows; null where the path is unknown: the browser may then see the error.</param>
    public static Answer AnswerPreflight(HttpContext context, string? methods)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = methods ?? AllMethods;
        headers.AccessControlAllowHeaders = AllowedHeaders;
        headers.AccessControlMaxAge = MaxAge;
        if (context.Request.Headers.ContainsKey(PrivateNetworkAsked)) headers[PrivateNetworkAllowed] = "true";
        return Preflight;
    }

    private static string List(string[] names) => string.Join(", ", names.Distinct(StringComparer.OrdinalIgnoreCase));

    private static bool IsPrintable(string text) => Ascii.IsValid(text) && !text.Any(char.IsControl);
}

/// <summary>Headers that are not the API's own.</summary>
internal static class MockHeaders
{
    /// <summary>Chooses an answer (RFC 7240).</summary>
    public const string Prefer = "Prefer";

    /// <summary>Says which choice was followed (RFC 7240).</summary>
    public const string PreferenceApplied = "Preference-Applied";

    /// <summary>Names the rules of the contract that a request breaks.</summary>
    public const string Violation = "X-Contract-Violation";

    public const string RequestId = Parameters.XRequestId;
}
