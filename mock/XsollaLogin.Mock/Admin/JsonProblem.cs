using System.Text.Json;

namespace XsollaLogin.Mock.Admin;

/// <summary>Describes errors in a tester's JSON without naming types of the mock.</summary>
internal static class JsonProblem
{
    public static string Of(JsonException e)
    {
        var place = $"at {e.Path ?? "$"}, line {(e.LineNumber ?? 0) + 1}";
        if (e.Message.Contains("could not be mapped", StringComparison.Ordinal)) return $"there is no such member: {e.Path}, line {(e.LineNumber ?? 0) + 1}";
        var missing = e.Message.IndexOf("missing required properties including: ", StringComparison.Ordinal);
        if (missing >= 0) return $"members are missing {place}: {e.Message[(missing + "missing required properties including: ".Length)..].TrimEnd('.')}";
        if (e.Message.Contains("could not be converted", StringComparison.Ordinal)) return $"the value {place} has the wrong type or is out of range";
        if (e.Message.Contains("doesn't allow null", StringComparison.Ordinal) || e.Message.Contains("nullability", StringComparison.Ordinal))
            return $"the value {place} must not be null";
        var detail = e.Message.IndexOf(" Path:", StringComparison.Ordinal);
        return $"the JSON is not valid {place}: {(detail < 0 ? e.Message : e.Message[..detail])}";
    }
}
