using System.Text;
using System.Text.Unicode;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Contract.Validation;

/// <summary>Rules for the body: that it is there, of the right type, readable, and of its schema.</summary>
internal static class BodyRules
{
    private static readonly Element Body = new(null, "body", "body");

    public static void Check(ReceivedBody body, string? contentType, RequestBody expected, ref Violations violations)
    {
        var bytes = body.Bytes.Span;
        if (body.State == BodyState.TooLarge)
        {
            violations.Add(Body, "size", $"should be at most {ReceivedBody.Most} bytes long");
        }
        else if (body.State == BodyState.Unreadable)
        {
            AddUnreadable("it could not be received", ref violations);
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

internal static class MediaTypes
{
    /// <summary>Compares without parameters such as charset.</summary>
    public static bool AreSame(ReadOnlySpan<char> contentType, string expected)
    {
        var parameters = contentType.IndexOf(';');
        if (parameters >= 0) contentType = contentType[..parameters];
        return contentType.Trim().Equals(expected, StringComparison.OrdinalIgnoreCase);
    }
}
