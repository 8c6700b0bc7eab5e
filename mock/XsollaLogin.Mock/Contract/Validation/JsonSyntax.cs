using System.Text.Json;
using System.Text.Unicode;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Checks JSON before it is parsed: that it is well-formed, or only that its strings can be read.</summary>
internal static class JsonSyntax
{
    private const int MaxDepth = 64;

    private static readonly JsonReaderOptions s_lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 256,
    };

    /// <summary>Returns JSON without the byte order mark that some editors put before it.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) => json.Span.StartsWith("\uFEFF"u8) ? json["\uFEFF"u8.Length..] : json;

    /// <summary>Returns why the JSON is not well-formed, without any content, which may be secret; null if it is well-formed.</summary>
    public static string? ProblemIn(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json)) return "it is not UTF-8";
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.ValueIsEscaped) CheckEscapes(ref reader);
            }

            return null;
        }
        catch (JsonException e)
        {
            return IsTooDeep(json[(int)reader.BytesConsumed..], reader.CurrentDepth)
                ? "it is nested too deeply"
                : $"it is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
        }
        catch (InvalidOperationException)
        {
            return "it escapes half of a surrogate pair";
        }
    }

    /// <summary>Returns why a string or a name cannot be read; null if all can, or if the JSON is malformed, which the caller's parser reports.</summary>
    public static string? ProblemInTexts(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json)) return "it is not UTF-8";
        if (json.IndexOf("\\u"u8) < 0) return null;
        var reader = new Utf8JsonReader(json, s_lenient);
        try
        {
            while (reader.Read())
            {
                if (reader.ValueIsEscaped) CheckEscapes(ref reader);
            }

            return null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return $"it escapes half of a surrogate pair in line {json[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1}";
        }
    }

    /// <summary>Whether the reader stopped at a bracket that would open a level too many.</summary>
    private static bool IsTooDeep(ReadOnlySpan<byte> rest, int depth) =>
        depth >= MaxDepth - 1 && rest.TrimStart(" \t\r\n,:"u8) is [(byte)'[' or (byte)'{', ..];

    private static void CheckEscapes(ref Utf8JsonReader reader)
    {
        var longest = reader.ValueSpan.Length;
        reader.CopyString(longest <= 256 ? stackalloc char[256] : new char[longest]);
    }
}
