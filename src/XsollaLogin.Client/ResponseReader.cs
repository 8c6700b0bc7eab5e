using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using XsollaLogin.Client.Wire;

namespace XsollaLogin.Client;

/// <summary>Reads the responses that the contract declares, except error responses.</summary>
internal static class ResponseReader
{
    // Far more than any declared response, so that an endless body does not fill the memory.
    private const int MaxBodyBytes = 16 * 1024 * 1024;

    internal static XsollaLoginResponse Empty(WireRequest request, HttpResponseMessage response) =>
        new((int)response.StatusCode, response.Headers) { Operation = request.Operation, SentId = request.RequestId };

    internal static XsollaLoginResponse<T?> Empty<T>(WireRequest request, HttpResponseMessage response) =>
        new((int)response.StatusCode, default, response.Headers) { Operation = request.Operation, SentId = request.RequestId };

    internal static async Task<XsollaLoginResponse<T>> ReadAsync<T>(
        WireRequest request, HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        try
        {
            using var body = new ResponseBody(request, response.Content);
            if (!await body.ReadAsync(MaxBodyBytes, cancellationToken).ConfigureAwait(false))
            {
                throw new JsonException($"The body is longer than {MaxBodyBytes} bytes.");
            }

            var result = JsonSerializer.Deserialize(body.Bytes.Span, type);
            NullItems.Reject(result as IReadOnlyList<object>);
            if (result is AskResult { Error: { } error }) request.Trace?.RecordCode(error.Code);
            result = result ?? throw new JsonException("The body is null.");
            return new(status, result, response.Headers) { Operation = request.Operation, SentId = request.RequestId };
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            request.Trace?.Fail(e);
            // Without the body, because a successful body contains tokens.
            var message = $"Xsolla Login answered {request.Operation} with {status}, but the body does not match the contract: {e.Message}";
            throw new XsollaLoginException(
                message, request.Operation, status, ErrorHeaders.Of(response.Headers, request.RequestId), innerException: e);
        }
        catch (OperationCanceledException e)
        {
            request.Trace?.Fail(e);
            throw;
        }
        catch (IOException e)
        {
            request.Trace?.Fail(e);
            var reason = e is HttpIOException http ? http.HttpRequestError : HttpRequestError.Unknown;
            throw new HttpRequestException(reason, $"The connection failed while reading the response to {request.Operation}: {e.Message}", e);
        }
    }
}
