using System.Text;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Http;

/// <summary>Allows pages of any origin to call with credentials and to read every answer. The headers are listed by name, as the API does.</summary>
/// <remarks>For a project with <c>allowedOrigins</c>, the pipeline calls <see cref="ForbidOrigin"/> if <c>ProjectSelection.ForbidsOrigin</c> is true.</remarks>
internal static class Cors
{
    private const string MaxAge = "600";
    private const string PrivateNetworkAsked = "Access-Control-Request-Private-Network";
    private const string PrivateNetworkAllowed = "Access-Control-Allow-Private-Network";

    private static readonly string AllowedHeaders =
        List([.. LoginContract.RequestHeaders, HeaderNames.Authorization, HeaderNames.ContentType, MockHeaders.Prefer]);

    private static readonly string ExposedHeaders =
        List([.. LoginContract.ResponseHeaders, MockHeaders.Violation, MockHeaders.PreferenceApplied, MockHeaders.RequestId, HeaderNames.RetryAfter]);

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

    /// <summary>Removes the headers that allow the origin to read the answer.</summary>
    public static void ForbidOrigin(HttpResponse response)
    {
        foreach (var name in response.Headers.Keys.Where(name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            response.Headers.Remove(name);
        }
    }

    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>Answers a preflight request.</summary>
    /// <param name="methods">
    /// The methods of the path; null: the path is outside the contract. Every requested method and header is then allowed, so that the request reaches a stub
    /// or shows the error.
    /// </param>
    public static Answer AnswerPreflight(HttpContext context, string? methods)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = methods ?? Asked(context.Request.Headers.AccessControlRequestMethod);
        headers.AccessControlAllowHeaders = methods is null ? Asked(context.Request.Headers.AccessControlRequestHeaders) : AllowedHeaders;
        headers.AccessControlMaxAge = MaxAge;
        if (context.Request.Headers.ContainsKey(PrivateNetworkAsked)) headers[PrivateNetworkAllowed] = "true";
        return Preflight;
    }

    private static string Asked(StringValues values) => values is [{ } value] && IsPrintable(value) ? value : "";

    private static string List(string[] names) => string.Join(", ", names.Distinct(StringComparer.OrdinalIgnoreCase));

    private static bool IsPrintable(string text) => Ascii.IsValid(text) && !text.Any(char.IsControl);
}

/// <summary>Headers that the mock reads or sends in addition to those of the API, and the request ID.</summary>
internal static class MockHeaders
{
    /// <summary>Chooses an answer (RFC 7240).</summary>
    public const string Prefer = "Prefer";

    /// <summary>Names the applied preference (RFC 7240).</summary>
    public const string PreferenceApplied = "Preference-Applied";

    /// <summary>Lists the rules of the contract that a request breaks.</summary>
    public const string Violation = "X-Contract-Violation";

    public const string RequestId = Parameters.XRequestId;
}
