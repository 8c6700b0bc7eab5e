using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Admin;

/// <summary>An error of the admin API, in the form <c>{"errors": [{"code", "title"}]}</c>.</summary>
internal sealed class AdminException(int status, IReadOnlyList<string> details) : Exception(string.Join('\n', details))
{
    private readonly KeyValuePair<string, StringValues>[] _headers = [];

    private AdminException(int status, string detail, string header, string value)
        : this(status, [detail]) => _headers = [new(header, value)];

    public Answer Answer
    {
        get
        {
            var errors = new AdminErrors([.. details.Select(detail => new AdminError(status, detail))]);
            return AdminAnswers.Json(errors, AdminJson.Readable.AdminErrors, status) with { Headers = _headers };
        }
    }

    public static AdminException Invalid(IReadOnlyList<string> problems) => new(StatusCodes.Status422UnprocessableEntity, problems);

    public static AdminException Stopping => new(StatusCodes.Status503ServiceUnavailable, ["the mock stops"]);

    /// <summary>The text of the answer if the mock fails.</summary>
    public const string FailureText = "the mock failed because of an internal error; see its log";

    public static AdminException Failure => new(StatusCodes.Status500InternalServerError, [FailureText]);

    public static AdminException NotFound(string what) => new(StatusCodes.Status404NotFound, [what]);

    public static AdminException MethodNotAllowed(IEnumerable<string> allowed)
    {
        var methods = string.Join(", ", allowed);
        return new(StatusCodes.Status405MethodNotAllowed, $"this admin endpoint supports {methods}", HeaderNames.Allow, methods);
    }

    public static AdminException Unauthorized(string why) => new(StatusCodes.Status401Unauthorized, why, HeaderNames.WWWAuthenticate, "Bearer");

    public static AdminException Forbidden(string why) => new(StatusCodes.Status403Forbidden, [why]);

    public static AdminException NoSuchProject(string id) => new(
        StatusCodes.Status404NotFound,
        [
            $"there is no project \"{id}\" yet; PUT /__admin/projects/{Uri.EscapeDataString(id)} creates it, as does its first request unless the mock is "
            + "strict",
        ]);
}

internal sealed record AdminErrors(IReadOnlyList<AdminError> Errors);

internal sealed record AdminError(int Code, string Title);

/// <summary>Creates answers of the admin API.</summary>
internal static class AdminAnswers
{
    /// <summary>Marks that the handler has already sent its answer.</summary>
    public static readonly Answer Sent = new("", StatusCodes.Status200OK, null, [], []);

    public static readonly Answer Empty = Json("{}"u8.ToArray());

    /// <summary>Runs the action and answers with an empty object.</summary>
    public static Answer After(Action action)
    {
        action();
        return Empty;
    }

    public static Answer Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        Json(JsonSerializer.SerializeToUtf8Bytes(value, type), status);

    /// <summary>Answers with an embedded file of the assembly.</summary>
    public static Answer File(string name, string contentType)
    {
        using var file = typeof(AdminAnswers).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return new Answer("", StatusCodes.Status200OK, contentType, bytes, []);
    }

    public static Answer Json(byte[] body, int status = StatusCodes.Status200OK) => new("", status, "application/json", body, []);
}
