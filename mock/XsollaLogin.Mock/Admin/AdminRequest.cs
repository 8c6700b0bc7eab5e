using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Admin;

/// <summary>A request under <c>/__admin</c>.</summary>
internal sealed class AdminRequest(HttpContext context)
{
    public HttpContext Context => context;

    public string Method => context.Request.Method;

    /// <summary>The path after <c>/__admin/</c>, decoded, by segment.</summary>
    // The server has decoded all but the slash.
    public string[] Segments { get; } =
        [.. context.Request.Path.Value![AdminPath.Prefix.Length..].Split('/')
            .Select(segment => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase))];

    /// <summary>The parameters of the path, by name.</summary>
    public Dictionary<string, string> Values { get; } = [];

    /// <summary>Null where the path names no project.</summary>
    public string? ProjectId => Values.GetValueOrDefault(Parameters.ProjectId);

    private ReadOnlySpan<char> QueryString => context.Request.QueryString.Value.AsSpan().TrimStart('?');

    /// <summary>Ends when the caller leaves.</summary>
    public CancellationToken Left => context.RequestAborted;

    /// <summary>A parameter of the query; null where it is absent or empty.</summary>
    public string? Query(string name) => Pairs.First(QueryString, name);

    public IReadOnlyList<string> QueryNames => Pairs.Names(QueryString);

    /// <exception cref="AdminException">The body is not what the call takes.</exception>
    public async ValueTask<T> ReadAsync<T>(JsonTypeInfo<T> type)
    {
        using var body = await ReceivedBody.ReadAsync(context.Request, AdminException.LargestBody);
        if (body.State != BodyState.Complete) throw AdminException.Invalid([$"the body must arrive whole and be at most {AdminException.LargestBody} bytes long"]);
        if (JsonSyntax.ProblemInTexts(body.Bytes.Span) is { } problem) throw AdminException.Invalid([$"the JSON cannot be read: {problem}"]);
        try
        {
            return JsonSerializer.Deserialize(body.Bytes.Span, type) ?? throw AdminException.Invalid(["the body must not be null"]);
        }
        catch (JsonException e)
        {
            throw AdminException.Invalid([JsonProblem.Of(e)]);
        }
    }
}
