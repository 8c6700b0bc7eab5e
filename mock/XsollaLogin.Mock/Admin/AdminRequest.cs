using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>A request under <c>/__admin</c>.</summary>
/// <param name="stopping">Canceled when the server stops.</param>
internal sealed class AdminRequest(HttpContext context, CancellationToken stopping)
{
    /// <summary>The largest JSON body in bytes; large, because a snapshot can have many users.</summary>
    private const int LargestSnapshot = 512 * 1024 * 1024;

    /// <summary>The largest mapping of WireMock.Net in bytes.</summary>
    public const int LargestMapping = 64 * 1024 * 1024;

    public HttpContext Context => context;

    public string Method => context.Request.Method;

    /// <summary>The decoded segments of the path after <c>/__admin/</c>.</summary>
    public string[] Segments { get; } = SegmentsOf(context);

    /// <summary>The path parameters by name.</summary>
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>The project that the path names; null: none.</summary>
    public string? ProjectId => Values.GetValueOrDefault(Parameters.ProjectId);

    private ReadOnlySpan<char> QueryString => context.Request.QueryString.Value.AsSpan().TrimStart('?');

    /// <summary>Canceled when the client disconnects.</summary>
    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>Canceled when the server stops: held requests are then answered.</summary>
    public CancellationToken Stopping => stopping;

    private static string[] SegmentsOf(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return [.. AdminPath.Below(context.Request.Path.Value!).Split('/').Select(segment => Route.Decode(segment, target))];
    }

    /// <summary>Returns a query parameter; null if it is absent or empty.</summary>
    public string? Query(string name) => Pairs.First(QueryString, name);

    /// <summary>Returns a query parameter that is a whole number; null if it is absent or empty.</summary>
    /// <exception cref="AdminException">The value is not a whole number, or is out of range.</exception>
    public long? WholeNumber(string name, long least, long most)
    {
        if (Query(name) is not { } text) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw AdminException.Invalid([$"{name} must be a whole number from {least} to {most}, not \"{text}\""]);
    }

    /// <summary>Returns the project of the path.</summary>
    /// <exception cref="AdminException">There is no such project.</exception>
    public Project FindProject(Projects projects) => projects.Find(ProjectId!) ?? throw AdminException.NoSuchProject(ProjectId!);

    /// <summary>Returns the project of the path, and creates it if necessary: a tester may prepare it before its first request.</summary>
    /// <exception cref="AdminException">The mock is strict and the project is not configured.</exception>
    public Project EnsureProject(Projects projects) => projects.Of(ProjectId!) ?? throw AdminException.NoSuchProject(ProjectId!);

    /// <summary>The names in the query.</summary>
    /// <exception cref="AdminException">The query cannot be decoded.</exception>
    public IReadOnlyList<string> QueryNames =>
        Pairs.Names(QueryString) ?? throw AdminException.Invalid(["the query must be percent-encoded UTF-8; write % as %25"]);

    /// <summary>Reads the body; dispose the result.</summary>
    /// <param name="most">The largest body in bytes.</param>
    /// <exception cref="AdminException">The body is too large or not complete.</exception>
    public async ValueTask<ReceivedBody> ReadBodyAsync(int most)
    {
        var body = await ReceivedBody.ReadAsync(context.Request, most);
        if (body.State == BodyState.Complete) return body;
        body.Dispose();
        throw AdminException.Invalid(
            [body.State == BodyState.NotDecoded
                ? "the body must be compressed as its Content-Encoding says, by gzip, br or deflate"
                : $"the body must be complete and at most {most} bytes long"]);
    }

    /// <summary>Reads the JSON body.</summary>
    /// <exception cref="AdminException">The body is not valid for the endpoint.</exception>
    public ValueTask<T> ReadAsync<T>(JsonTypeInfo<T> type) =>
        ParseAsync(body => JsonSerializer.Deserialize(body.Span, type) ?? throw AdminException.Invalid(["the body must not be null"]));

    /// <summary>Reads the JSON body without a check of its structure.</summary>
    /// <exception cref="AdminException">The body is not JSON.</exception>
    public ValueTask<JsonElement> ReadJsonAsync() =>
        ParseAsync(body => JsonElement.Parse(body.Span, new JsonDocumentOptions { AllowDuplicateProperties = false }));

    private async ValueTask<T> ParseAsync<T>(Func<ReadOnlyMemory<byte>, T> parse)
    {
        using var body = await ReadBodyAsync(LargestSnapshot);
        var json = JsonSyntax.WithoutMark(body.Bytes);
        if (JsonSyntax.ProblemInTexts(json.Span) is { } problem) throw AdminException.Invalid([$"the JSON cannot be read: {problem}"]);
        try
        {
            return parse(json);
        }
        catch (JsonException e)
        {
            throw AdminException.Invalid([JsonProblem.Of(e)]);
        }
    }
}
