using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace XsollaLogin.Client.Wire;

/// <summary>Reads whatever else the server answers; what cannot be read makes the exception poorer, never another one.</summary>
internal static class ErrorReader
{
    private const int MaxBodyBytes = 16 * 1024;

    internal static async Task<XsollaLoginException> ReadAsync(WireRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var operation = request.Operation;
        var status = (int)response.StatusCode;
        var body = await ReadBodyAsync(request, response.Content, cancellationToken).ConfigureAwait(false);
        if (ParseEnvelope(body) is (var code, var description))
        {
            request.Trace?.RecordError(code);
            return new(operation, status, code, description);
        }

        request.Trace?.RecordError(code: null);
        var given = $"{status} {response.ReasonPhrase}";
        return (response.StatusCode, body) switch
        {
            ( < HttpStatusCode.BadRequest, _) =>
                new($"Xsolla Login answered {operation} with {given}, which the contract does not declare for it.", operation, status),
            (_, "") =>
                new($"Xsolla Login rejected {operation}: {given}, with an empty body.", operation, status),
            _ =>
                new($"Xsolla Login rejected {operation}: {given}, with a body that is not its error envelope: see RawBody.", operation, status, body),
        };
    }

    private static async Task<string> ReadBodyAsync(WireRequest request, HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBodyBytes);
        var length = 0;
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            int read;
            do
            {
                read = await stream.ReadAsync(buffer.AsMemory(length, MaxBodyBytes - length), cancellationToken).ConfigureAwait(false);
                length += read;
            }
            while (read > 0 && length < MaxBodyBytes);
        }
        catch (OperationCanceledException e)
        {
            request.Trace?.Fail(e);
            throw;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or HttpRequestException)
        {
            // The connection broke off: the status and what has arrived say more than that.
        }

        var body = Encoding.UTF8.GetString(buffer, 0, length).TrimStart('\uFEFF');
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return body;
    }

    private static (string Code, string? Description)? ParseEnvelope(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Member(json.RootElement, "error") is { } error && TextOf(Member(error, "code")) is { } code
                ? (code, DescriptionOf(Member(error, "description")))
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with half a surrogate pair.
            return null;
        }
    }

    // Older operations describe an error by a list of { property, message }.
    private static string? DescriptionOf(JsonElement? description) => description is { ValueKind: JsonValueKind.Array } faults
        ? string.Join("; ", faults.EnumerateArray().Select(fault => $"{TextOf(Member(fault, "property"))}: {TextOf(Member(fault, "message"))}"))
        : TextOf(description);

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? TextOf(JsonElement? element) => element?.ValueKind switch
    {
        JsonValueKind.String => element.Value.GetString(),
        JsonValueKind.Number => element.Value.GetRawText(),
        _ => null,
    };
}
