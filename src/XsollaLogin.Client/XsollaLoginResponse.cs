using System.Net.Http.Headers;

namespace XsollaLogin.Client;

/// <summary>A response that the contract declares for an operation and that is not an error response.</summary>
/// <param name="statusCode">The HTTP status.</param>
/// <param name="headers">The headers; null for no headers, for example in a test double.</param>
public class XsollaLoginResponse(int statusCode, HttpResponseHeaders? headers = null)
{
    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>The operation ID in the contract, for error messages; empty in a test double.</summary>
    internal string Operation { get; init; } = "";

    /// <summary>The ID that the client sent with the request; null if it sent none.</summary>
    internal string? SentId { get; init; }

    /// <summary>The headers, without content headers.</summary>
    public HttpResponseHeaders Headers => field ??= headers ?? new HttpResponseMessage().Headers;

    /// <summary>The target of a redirect; null for other responses.</summary>
    /// <remarks>Set <see cref="HttpClientHandler.AllowAutoRedirect"/> to false, because an HTTP client that follows redirects hides them.</remarks>
    public Uri? Location => Headers.Location;

    /// <summary>The exception for a response that matches its schema but lacks what the documented call returns.</summary>
    internal XsollaLoginException Unexpected(string problem) =>
        new($"Xsolla Login answered {Operation} with {StatusCode}, but {problem}.", Operation, StatusCode, ErrorHeaders.Of(Headers, SentId));

    /// <summary>The exception for a response that is a success by its status only.</summary>
    internal XsollaLoginException Rejected(ErrorBody error) =>
        new(XsollaLoginException.Rejected(Operation, StatusCode, error.Code, error.Description), Operation, StatusCode, ErrorHeaders.Of(Headers, SentId))
        {
            Code = error.Code,
            Description = error.Description,
        };
}

/// <summary>A response with a body.</summary>
/// <typeparam name="T">The type of the body; nullable if the contract also declares a response without a body.</typeparam>
/// <param name="statusCode">The HTTP status.</param>
/// <param name="result">The body.</param>
/// <param name="headers">The headers; null for no headers, for example in a test double.</param>
public sealed class XsollaLoginResponse<T>(int statusCode, T result, HttpResponseHeaders? headers = null)
    : XsollaLoginResponse(statusCode, headers)
{
    /// <summary>The body; null only if <typeparamref name="T"/> is nullable and the response has no body.</summary>
    public T Result { get; } = result;
}
