using System.Text;
using System.Text.Unicode;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>The result of receiving a body.</summary>
internal enum BodyState
{
    Complete,
    TooLarge,
    Unreadable,

    /// <summary>Its Content-Encoding is unknown, or is not that of its bytes.</summary>
    NotDecoded,
}

/// <summary>Checks that a body is present, has the right media type, is readable and fits its schema.</summary>
internal static class BodyRules
{
    /// <summary>The largest body of an operation in bytes.</summary>
    public const int LargestBody = 1024 * 1024;

    private static readonly Element Body = new(null, "body", "body");

    public static void Check(BodyState state, ReadOnlySpan<byte> bytes, string? contentType, RequestBody expected, ref Violations violations)
    {
        if (state == BodyState.TooLarge)
        {
            violations.Add(Body, "size", $"should be at most {LargestBody} bytes long");
        }
        else if (state == BodyState.Unreadable)
        {
            AddUnreadable("it could not be received", ref violations);
        }
        else if (state == BodyState.NotDecoded)
        {
            AddUnreadable("its Content-Encoding is not one of gzip, br and deflate, or not that of its bytes", ref violations);
        }
        else if (bytes.Trim(" \t\r\n"u8).IsEmpty)
        {
            if (expected.Required) violations.Add(Body, "required", "is required");
        }
        else if (!MediaTypes.AreSame(contentType, expected.MediaType))
        {
            violations.AddWhole("body: mediaType", $"unsupported media type \"{Echo.Of(contentType)}\", only [{expected.MediaType}] are allowed");
        }
        else if (expected.IsForm)
        {
            if (Utf8.IsValid(bytes)) ParameterRules.CheckPairs(Encoding.UTF8.GetString(bytes), expected.Schema.Properties, "formData", ref violations);
            else AddUnreadable("it is not UTF-8", ref violations);
        }
        else if (JsonSyntax.ProblemIn(bytes) is { } problem)
        {
            AddUnreadable(problem, ref violations);
        }
        else
        {
            JsonRules.Check(bytes, expected.Schema, Body, ref violations);
        }
    }

    private static void AddUnreadable(string why, ref Violations violations) =>
        violations.AddWhole("body: syntax", $"parsing body body from \"\" failed, because {why}");
}

/// <summary>Compares media types.</summary>
internal static class MediaTypes
{
    /// <summary>Whether two media types are the same, without parameters such as charset.</summary>
    public static bool AreSame(ReadOnlySpan<char> contentType, string expected)
    {
        var parameters = contentType.IndexOf(';');
        if (parameters >= 0) contentType = contentType[..parameters];
        return contentType.Trim().Equals(expected, StringComparison.OrdinalIgnoreCase);
    }
}
