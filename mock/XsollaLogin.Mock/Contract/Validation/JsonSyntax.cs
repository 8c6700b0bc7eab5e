using System.Text.Json;
using System.Text.Unicode;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Decides whether bytes are JSON at all, so that the rules need no care for what is broken.</summary>
internal static class JsonSyntax
{
    private const int MaxDepth = 64;
    private static readonly JsonReaderOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 256 };

    /// <summary>Null where the JSON is well-formed; else why not. Says nothing of the content: it may be secret.</summary>
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
            return reader.CurrentDepth >= MaxDepth - 1 ? "it is nested too deeply" : $"it is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
        }
        catch (InvalidOperationException)
        {
            return "it escapes half of a surrogate pair";
        }
    }

    /// <summary>Why a text or name in it cannot be read; null where all can. What is not well-formed is told by whoever parses it.</summary>
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
