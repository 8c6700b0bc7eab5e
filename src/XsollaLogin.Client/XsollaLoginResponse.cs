using System.Net.Http.Headers;

namespace XsollaLogin.Client;

/// <summary>An answer that the contract declares for an operation and that is not an error.</summary>
/// <param name="statusCode">The HTTP status.</param>
/// <param name="headers">The headers; none where omitted, as in a test double.</param>
public class XsollaLoginResponse(int statusCode, HttpResponseHeaders? headers = null)
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>The operation's ID in the contract, for whoever finds fault with the answer; empty in a test double.</summary>
    internal string Operation { get; init; } = "";

    /// <summary>The headers, without those of the body.</summary>
    public HttpResponseHeaders Headers => field ??= headers ?? new HttpResponseMessage().Headers;

    /// <summary>
    /// Where a redirect leads, else null. It is there to be read only if the <see cref="HttpClient"/> does not follow redirects by
    /// itself: create its handler with <see cref="HttpClientHandler.AllowAutoRedirect"/> false.
    /// </summary>
    public Uri? Location => Headers.Location;
}

/// <summary>An answer with a body.</summary>
/// <typeparam name="T">Type of the body; a nullable one where the contract also declares an answer without a body.</typeparam>
/// <param name="statusCode">The HTTP status.</param>
/// <param name="result">The body.</param>
/// <param name="headers">The headers; none where omitted, as in a test double.</param>
public sealed class XsollaLoginResponse<T>(int statusCode, T result, HttpResponseHeaders? headers = null)
    : XsollaLoginResponse(statusCode, headers)
{
    /// <summary>The body; null only where <typeparamref name="T"/> is nullable and the answer came without one.</summary>
    public T Result { get; } = result;
}
