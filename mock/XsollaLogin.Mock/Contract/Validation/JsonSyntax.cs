using System.Text.Json;
using System.Text.Unicode;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Checks that bytes are well-formed JSON, which the other rules rely on.</summary>
internal static class JsonSyntax
{
    private const int MaxDepth = 64;

    private static readonly JsonReaderOptions s_lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 256,
    };

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
            return reader.CurrentDepth >= MaxDepth - 1
                ? "it is nested too deeply"
                : $"it is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
        }
        catch (InvalidOperationException)
        {
            return "it escapes half of a surrogate pair";
        }
    }

    /// <summary>Returns why a text or name cannot be read; null if all can. The parser reports JSON that is not well-formed.</summary>
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

    private static void CheckEscapes(ref Utf8JsonReader reader)
    {
        var longest = reader.ValueSpan.Length;
        reader.CopyString(longest <= 256 ? stackalloc char[256] : new char[longest]);
    }
}
