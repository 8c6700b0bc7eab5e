using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Admin;

/// <summary>All admin endpoints of the mock, which the files in <c>Document</c> describe.</summary>
/// <remarks>A path whose first segment below <c>/__admin</c> is not in the table goes to WireMock.Net; other unknown paths get 404.</remarks>
internal static class AdminTable
{
    public static readonly AdminEndpoint[] Endpoints =
    [
        new("GET", "/health", (admin, _) => admin.Mock.Health(), isPublic: true),
        new("GET", "/openapi.json", (_, _) => MockEndpoints.Document()),
        new("POST", "/reset", (admin, _) => admin.Mock.ResetAsync()),

        new("GET", "/config.schema.json", (_, _) => MockEndpoints.ConfigSchema()),

        new("GET", "/inbox", (admin, request) => admin.Inbox.ReadAsync(request), InboxEndpoint.Query),
        new("DELETE", "/inbox", (admin, request) => admin.Inbox.Remove(request), InboxEndpoint.Filters),

        new("GET", "/polls", (admin, request) => admin.Polls.List(request), PollEndpoints.Query),
        new("POST", "/polls/{pollId}/confirm", (admin, request) => admin.Polls.Confirm(request)),

        new("GET", "/projects", (admin, _) => admin.Projects.List()),
        new("PUT", "/projects/{projectId}", (admin, request) => admin.Projects.ConfigureAsync(request)),
        new("GET", "/projects/{projectId}", (admin, request) => admin.Projects.Get(request)),
        new("PATCH", "/projects/{projectId}", (admin, request) => admin.Projects.ChangeAsync(request)),
        new("DELETE", "/projects/{projectId}", (admin, request) => admin.Projects.Drop(request)),

        new("GET", "/projects/{projectId}/users", (admin, request) => admin.Users.List(request), UserEndpoints.Query),
        new("POST", "/projects/{projectId}/users", (admin, request) => admin.Users.AddAsync(request)),
        new("GET", "/projects/{projectId}/users/{userId}", (admin, request) => admin.Users.Get(request)),
        new("PATCH", "/projects/{projectId}/users/{userId}", (admin, request) => admin.Users.ChangeAsync(request)),
        new("DELETE", "/projects/{projectId}/users/{userId}", (admin, request) => admin.Users.Remove(request)),
        new("POST", "/projects/{projectId}/users/{userId}/logout", (admin, request) => admin.Users.LogOut(request)),

        new("POST", "/projects/{projectId}/answers", (admin, request) => admin.Scripts.AddAsync(request)),
        new("GET", "/projects/{projectId}/answers", (admin, request) => admin.Scripts.List(request)),
        new("DELETE", "/projects/{projectId}/answers", (admin, request) => admin.Scripts.Forget(request)),
        new("GET", "/projects/{projectId}/clock", (admin, request) => admin.Clock.Get(request)),
        new("POST", "/projects/{projectId}/clock/advance", (admin, request) => admin.Clock.AdvanceAsync(request)),
        new("GET", "/projects/{projectId}/snapshot", (admin, request) => admin.Projects.Save(request)),
        new("PUT", "/projects/{projectId}/snapshot", (admin, request) => admin.Projects.RestoreAsync(request)),

        new("GET", "/projects/{projectId}/journal", (admin, request) => admin.Journal.ReadAsync(request), JournalQuery.Names),
        new("DELETE", "/projects/{projectId}/journal", (admin, request) => admin.Journal.Clear(request)),
        new("GET", "/journal", (admin, request) => admin.Journal.ReadAsync(request), JournalQuery.Names),
        new("DELETE", "/journal", (admin, request) => admin.Journal.Clear(request)),

        new("GET", "/coverage", (admin, _) => admin.Coverage.Get()),
        new("DELETE", "/coverage", (admin, _) => admin.Coverage.Clear()),
        new("GET", "/reloads", (admin, request) => admin.Reloads.ReadAsync(request), ReloadEndpoint.Query),

        new("GET", "/requests", (admin, _) => admin.Requests.List()),
        new("DELETE", "/requests", (admin, _) => admin.Requests.Clear()),
        new("POST", "/requests/reset", (admin, _) => admin.Requests.Clear()),
        new("GET", "/requests/unmatched", (admin, _) => admin.Requests.ListUnmatched()),
        new("POST", "/requests/count", (admin, request) => admin.Requests.CountAsync(request)),
        new("GET", "/requests/find", (admin, request) => admin.Requests.ListOfMapping(request), RequestEndpoints.Query),
        new("POST", "/requests/find", (admin, request) => admin.Requests.FindAsync(request)),
        new("GET", "/requests/{requestId}", (admin, request) => admin.Requests.Get(request)),
        new("DELETE", "/requests/{requestId}", (admin, request) => admin.Requests.Remove(request)),
    ];

    /// <summary>The endpoints of a path; one without parameters takes precedence.</summary>
    public static IReadOnlyList<AdminEndpoint> At(string[] segments)
    {
        var matches = Endpoints.Where(endpoint => endpoint.Matches(segments)).ToList();
        var literal = matches.Where(endpoint => !endpoint.Path.Contains('{')).ToList();
        return literal is [] ? matches : literal;
    }
}

/// <summary>The handlers of the admin endpoints, one object for each subject.</summary>
internal sealed record AdminHandlers(
    MockEndpoints Mock,
    ProjectEndpoints Projects,
    UserEndpoints Users,
    ScriptEndpoints Scripts,
    ClockEndpoints Clock,
    InboxEndpoint Inbox,
    PollEndpoints Polls,
    JournalEndpoints Journal,
    CoverageEndpoints Coverage,
    ReloadEndpoint Reloads,
    RequestEndpoints Requests,
    WireMockEndpoints WireMock);

/// <summary>An admin endpoint.</summary>
/// <param name="query">The names of the query parameters; null: there are none.</param>
/// <param name="isPublic">Whether the endpoint is exempt from the caller rules.</param>
internal sealed class AdminEndpoint(
    string method, string path, Func<AdminHandlers, AdminRequest, ValueTask<Answer>> handler, string[]? query = null, bool isPublic = false)
{
    private readonly string[] _segments = path[1..].Split('/');

    public AdminEndpoint(
        string method, string path, Func<AdminHandlers, AdminRequest, Answer> handler, string[]? query = null, bool isPublic = false)
        : this(method, path, (admin, request) => new ValueTask<Answer>(handler(admin, request)), query, isPublic)
    {
    }

    public string Method => method;

    /// <summary>The methods that it answers. Health checks may send HEAD.</summary>
    public IReadOnlyList<string> Methods { get; } = isPublic && HttpMethods.IsGet(method) ? [method, HttpMethods.Head] : [method];

    /// <summary>The path below <c>/__admin</c>; <c>{name}</c> matches one segment.</summary>
    public string Path => path;

    /// <summary>The names of the query parameters.</summary>
    public IReadOnlyList<string> Query => query ?? [];

    /// <summary>Whether the endpoint is exempt from the caller rules.</summary>
    public bool IsPublic => isPublic;

    /// <summary>The first segment of the path.</summary>
    public string Root => _segments[0];

    public ValueTask<Answer> AnswerAsync(AdminHandlers admin, AdminRequest request)
    {
        // A misspelled filter would otherwise select everything.
        var unknown = request.QueryNames.Except(Query).ToList();
        if (unknown is not []) throw AdminException.Invalid([.. unknown.Select(Explain)]);
        foreach (var (i, segment) in _segments.Index())
        {
            if (!Route.IsParameter(segment)) continue;
            var name = segment[1..^1];
            if (PathSegment.ProblemOf(request.Segments[i]) is { } problem) throw AdminException.Invalid([$"{name} {problem}"]);
            request.Values[name] = request.Segments[i];
        }

        return handler(admin, request);
    }

    private string Explain(string unknown) =>
        $"there is no parameter \"{unknown}\"; {(Query is [] ? $"{method} {AdminPath.Prefix}{path[1..]} has none" : $"there are {string.Join(", ", Query)}")}";

    public bool Matches(string[] segments) =>
        segments.Length == _segments.Length
        && segments.Zip(_segments).All(pair => Route.IsParameter(pair.Second) ? pair.First.Length > 0 : pair.First == pair.Second);
}
