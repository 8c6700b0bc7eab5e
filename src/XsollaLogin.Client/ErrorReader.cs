using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using XsollaLogin.Client.Wire;

namespace XsollaLogin.Client;

/// <summary>Reads error responses and undeclared responses; a body that cannot be read leaves details out of the exception, but never replaces it.</summary>
internal static class ErrorReader
{
    private const int MaxBodyBytes = 16 * 1024;

    internal static async Task<XsollaLoginException> ReadAsync(WireRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var operation = request.Operation;
        var status = (int)response.StatusCode;
        var (code, description, body) = await ReadBodyAsync(request, response.Content, cancellationToken).ConfigureAwait(false);
        request.Trace?.RecordError(code);
        var message = code is null ? Unreadable(operation, response, body) : XsollaLoginException.Rejected(operation, status, code, description);
        var headers = ErrorHeaders.Of(response.Headers, request.RequestId);
        return new(message + SetUpHint.Of(request, response, code), operation, status, headers, IsError(response) && body is not "" ? body : null)
        {
            Code = code,
            Description = description,
        };
    }

    private static bool IsError(HttpResponseMessage response) => response.StatusCode >= HttpStatusCode.BadRequest;

    private static string Unreadable(string operation, HttpResponseMessage response, string body)
    {
        var line = $"{(int)response.StatusCode} {response.ReasonPhrase}";
        return (IsError(response), body) switch
        {
            (false, _) => $"Xsolla Login answered {operation} with {line}, which the contract does not declare.",
            (true, "") => $"Xsolla Login rejected {operation}: {line}, with an empty body.",
            (true, _) => $"Xsolla Login rejected {operation}: {line}, with a body that is not an error envelope (see RawBody).",
        };
    }

    private static async Task<Body> ReadBodyAsync(WireRequest request, HttpContent content, CancellationToken cancellationToken)
    {
        using var body = new ResponseBody(request, content);
        try
        {
            await body.ReadAsync(MaxBodyBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            request.Trace?.Fail(e);
            throw;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or HttpRequestException)
        {
            // The connection was lost: the status and the received part of the body tell more than this exception.
        }

        return EnvelopeIn(body.Bytes) ?? new(Code: null, Description: null, Encoding.UTF8.GetString(body.Bytes.Span));
    }

    private static Body? EnvelopeIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            // The description of a gateway may not be UTF-8.
            using var json = JsonDocument.Parse(Utf8.IsValid(body.Span) ? body : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span)));
            return Member(json.RootElement, "error") is { } error && TextOf(Member(error, "code")) is { } code
                ? new(code, DescriptionOf(Member(error, "description")), Other: "")
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string contains half of a surrogate pair.
            return null;
        }
    }

    // Some operations describe an error with a list of { property, message }.
    private static string? DescriptionOf(JsonElement? description) => description is { ValueKind: JsonValueKind.Array } violations
        ? string.Join("; ", violations.EnumerateArray().Select(item => $"{TextOf(Member(item, "property"))}: {TextOf(Member(item, "message"))}"))
        : TextOf(description);

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? TextOf(JsonElement? element) => element?.ValueKind switch
    {
        JsonValueKind.String => element.Value.GetString(),
        JsonValueKind.Number => element.Value.GetRawText(),
        _ => null,
    };

    /// <param name="Code">The error code of an envelope.</param>
    /// <param name="Description">The description of an envelope.</param>
    /// <param name="Other">A body that is not an envelope.</param>
    private readonly record struct Body(string? Code, string? Description, string Other);
}
