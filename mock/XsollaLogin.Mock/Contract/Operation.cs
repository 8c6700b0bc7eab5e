using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace XsollaLogin.Mock.Contract;

/// <summary>One call of the API, as the contract describes it.</summary>
internal sealed class Operation
{
    public required string Id { get; init; }

    public required string Method { get; init; }

    /// <summary>From the root of the server; a parameter fills a whole segment: <c>/a/{b}/c</c>.</summary>
    public required string Path { get; init; }

    /// <summary>In the order of the path's parameters.</summary>
    public required Field[] InPath { get; init; }

    public required Field[] InQuery { get; init; }

    public required Field[] InHeaders { get; init; }

    public required RequestBody? Body { get; init; }

    public required Security? Security { get; init; }

    /// <summary>What the contract says of the answers, by status.</summary>
    public required Response[] Responses { get; init; }

    public required Answer[] Answers { get; init; }

    /// <summary>What answers when nobody chooses: the first documented success.</summary>
    public required Answer Replay { get; init; }

    /// <summary>What answers a request that breaks the contract.</summary>
    public required ErrorTemplate ErrorTemplate { get; init; }

    /// <summary>The value of the first parameter in a path that is this operation's.</summary>
    public string PathValue(string path)
    {
        var segments = path.AsSpan().Split('/');
        foreach (var segment in Path.AsSpan().Split('/'))
        {
            segments.MoveNext();
            if (Route.IsParameter(Path.AsSpan(segment))) return path[segments.Current];
        }

        return "";
    }

    public Answer? Find(string example)
    {
        foreach (var answer in Answers)
        {
            if (answer.Name == example) return answer;
        }

        return null;
    }
}

/// <param name="ContentType">Null where the answers have no body.</param>
/// <param name="RequiredHeaders">Those that are always there.</param>
internal sealed record Response(int Status, string? ContentType, Schema? Schema, string[] RequiredHeaders);

internal sealed record RequestBody(string MediaType, bool IsForm, bool Required, Schema Schema);

/// <summary>A user's bearer token is needed.</summary>
/// <param name="Violation">The example that answers where there is none; null: the general one.</param>
internal sealed record Security(string? Violation);

/// <summary>One documented answer, ready to be sent.</summary>
/// <param name="Name">The name of its example.</param>
/// <param name="ContentType">Null where the answer has no body.</param>
internal sealed record Answer(string Name, int Status, string? ContentType, byte[] Body, KeyValuePair<string, StringValues>[] Headers)
{
    /// <summary>Reads the error code in the body as text (also the number 0); null where it is no error.</summary>
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

/// <summary>An error answer whose description says what was wrong: the bytes around the description.</summary>
internal sealed record ErrorTemplate(Answer Answer, byte[] Before, byte[] After)
{
    public Answer With(string description)
    {
        var text = JsonEncodedText.Encode(description, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
        return Answer with { Body = [.. Before, (byte)'"', .. text, (byte)'"', .. After] };
    }
}
