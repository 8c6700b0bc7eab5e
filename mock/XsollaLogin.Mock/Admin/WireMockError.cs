using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Admin;

/// <summary>
/// Errors of WireMock.Net's admin API in the form of <see cref="AdminException"/>. The members of WireMock.Net's own form,
/// <c>Status</c> and <c>Guid</c>, stay, because its clients read them.
/// </summary>
internal static class WireMockError
{
    private const string Thrown = "Exception: ";

    /// <summary>Converts an error answer of WireMock.Net; null if the answer is not an error.</summary>
    public static Answer? Of(Answer answer)
    {
        if (answer.Status < StatusCodes.Status400BadRequest) return null;
        // WireMock.Net throws at input that it cannot use, so the client is at fault.
        var hasThrown = answer.Status == StatusCodes.Status500InternalServerError;
        var status = hasThrown ? StatusCodes.Status422UnprocessableEntity : answer.Status;
        var error = MembersOf(answer);
        var reason = TextOf(error["Status"]) ?? TextOf(error["Error"]) ?? FirstLine(Encoding.UTF8.GetString(answer.Body));
        var title = hasThrown ? $"WireMock.Net cannot do this: {reason}" : reason is "" ? $"WireMock.Net answered with {status}" : $"WireMock.Net: {reason}";
        error["errors"] = new JsonArray(new JsonObject { ["code"] = status, ["title"] = title });
        return AdminAnswers.Json(Encoding.UTF8.GetBytes(error.ToJsonString(AdminJson.Readable.Options)), status) with { Headers = answer.Headers };
    }

    /// <summary>Reads the members of WireMock.Net's error, of each text the first line only, because a stack trace follows; empty for another form.</summary>
    private static JsonObject MembersOf(Answer answer)
    {
        try
        {
            return JsonNode.Parse(answer.Body) is JsonObject members
                ? new JsonObject(members.Select(member =>
                    KeyValuePair.Create(member.Key, TextOf(member.Value) is { } text ? JsonValue.Create(text) : member.Value?.DeepClone())))
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? TextOf(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String && FirstLine(value.GetValue<string>()) is { Length: > 0 } text ? text : null;

    /// <summary>Returns the first line without the type of an exception, which does not help testers.</summary>
    private static string FirstLine(string text)
    {
        var line = text.Split('\n', 2)[0].TrimEnd();
        var end = line.IndexOf(Thrown, StringComparison.Ordinal);
        return end > 0 && !line[..end].Contains(' ') ? line[(end + Thrown.Length)..] : line;
    }
}
