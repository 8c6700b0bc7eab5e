using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace XsollaLogin.Mock.Contract;

/// <summary>One operation of the contract.</summary>
internal sealed class Operation
{
    public required string Id { get; init; }

    public required string Method { get; init; }

    /// <summary>The path from the root of the server; a parameter fills a whole segment: <c>/a/{b}/c</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The path parameters, in the order of the path.</summary>
    public required Field[] InPath { get; init; }

    /// <summary>The query parameters that have an effect.</summary>
    public required Field[] InQuery { get; init; }

    public required Field[] InHeaders { get; init; }

    public required RequestBody? Body { get; init; }

    public required Security? Security { get; init; }

    /// <summary>The rules for answers, by status.</summary>
    public required Response[] Responses { get; init; }

    /// <summary>The documented answers.</summary>
    public required Answer[] Answers { get; init; }

    /// <summary>The first documented success, which answers if there is no flow.</summary>
    public required Answer Replay { get; init; }

    /// <summary>The answer to a request that breaks the contract.</summary>
    public required ErrorTemplate ErrorTemplate { get; init; }

    /// <summary>Whether the operation has the query parameter, and it has an effect there.</summary>
    public bool Reads(string parameter)
    {
        foreach (var field in InQuery)
        {
            if (field.Name == parameter) return true;
        }

        return false;
    }

    /// <summary>Returns the value of the first path parameter.</summary>
    /// <param name="path">A path that matches this operation.</param>
    /// <param name="target">The address in the request line.</param>
    public string PathValue(string path, string target)
    {
        var segments = path.AsSpan().Split('/');
        foreach (var segment in Path.AsSpan().Split('/'))
        {
            segments.MoveNext();
            if (Route.IsParameter(Path.AsSpan(segment))) return Route.Decode(path[segments.Current], target);
        }

        return "";
    }

    /// <summary>Finds the answer with the name of an example; null if there is none.</summary>
    public Answer? Find(string example)
    {
        foreach (var answer in Answers)
        {
            if (answer.Name == example) return answer;
        }

        return null;
    }
}

/// <summary>The rules for all answers with one status.</summary>
/// <param name="ContentType">The content type; null if the answers have no body.</param>
/// <param name="RequiredHeaders">The headers that every answer has.</param>
internal sealed record Response(int Status, string? ContentType, Schema? Schema, string[] RequiredHeaders);

/// <summary>The body of requests.</summary>
internal sealed record RequestBody(string MediaType, bool IsForm, bool Required, Schema Schema);

/// <summary>The requirement of a user's bearer token.</summary>
/// <param name="ViolationExample">Name of the example that is returned for a request without a token; null: the general validation error.</param>
internal sealed record Security(string? ViolationExample);

/// <summary>An answer that is ready to be sent.</summary>
/// <param name="Name">The name of its example; empty if it is not a documented answer.</param>
/// <param name="ContentType">The content type; null if the answer has no body.</param>
internal sealed record Answer(string Name, int Status, string? ContentType, byte[] Body, KeyValuePair<string, StringValues>[] Headers)
{
    /// <summary>Reads the error code in the body as text (also the number 0); null if the answer is not an error.</summary>
    public string? ReadErrorCode()
    {
        if (Body is []) return null;
        try
        {
            return JsonElement.Parse(Body) is { ValueKind: JsonValueKind.Object } body
                && body.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("code", out var code) && code.ValueKind is JsonValueKind.String or JsonValueKind.Number ? code.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An error answer whose description is replaced; it has the bytes before and after the description.</summary>
internal sealed record ErrorTemplate(Answer Answer, byte[] Before, byte[] After)
{
    /// <summary>Returns the error with a description.</summary>
    public Answer With(string description)
    {
        var text = JsonEncodedText.Encode(description, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
        return Answer with { Body = [.. Before, (byte)'"', .. text, (byte)'"', .. After] };
    }
}
