using System.Globalization;
using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Engine;

/// <summary>Finds the project of a request: by projectId, or else by OAuth 2.0 client, or else by token.</summary>
internal sealed class ProjectSelection(Projects projects)
{
    /// <summary>Finds the project of a valid request; null if the mock is strict and the project is not configured.</summary>
    public Project? Of(Operation operation, Exchange exchange)
    {
        var body = exchange.Body.Bytes.Span;
        if (ProjectIdIn(operation, exchange) is { Length: > 0 } projectId)
        {
            var project = projects.Of(projectId);
            if (project?.Settings.Clients is [] && TryRead(exchange.QueryAlsoUndeclared(Parameters.ClientId), out var used)) projects.UseClient(project, used);
            return project;
        }

        // If several projects know the client, the one with the grant of the exchange is meant.
        var form = FormOf(operation, exchange);
        if (TryRead(ClientIn(form, exchange), out var clientId))
        {
            var holders = form is null
                ? []
                : projects.HoldersOf(form[Members.Code], form[Members.RefreshToken]).Where(one => form.GrantIn(one) is not null).ToList();
            var meant = holders.Find(one => form!.GrantIn(one)?.ClientId == clientId || projects.Knows(one, clientId));
            var project = projects.OfClient(clientId, meant, out var joined);
            if (joined && project is not null) exchange.Changed(Change.ClientJoined, clientId.ToString(CultureInfo.InvariantCulture));
            if (holders is [var holder, ..] && (project is null || !holders.Contains(project)))
            {
                exchange.MissingClient = $"The grant belongs to the project {holder.ProjectId}, which does not have the client {clientId}: "
                    + $"add \"clients\": [{{\"client_id\": {clientId}}}] to its settings.";
            }

            return project;
        }

        // The token of an unknown project is not valid: the flow answers this for an empty project.
        return TokenIn(exchange.Request, body) is { } token && TokenReader.ProjectOf(token) is { } named && projects.Find(named) is not null
            ? projects.Of(named)
            : projects.Nameless();
    }

    /// <summary>Finds the project that a request names, also if it breaks the contract or a stub answers; null if it names none.</summary>
    public Project? NamedBy(Exchange exchange)
    {
        var operation = exchange.Operation;
        if (ProjectIdIn(operation, exchange) is { Length: > 0 } projectId) return projects.Of(projectId);
        // Only a valid request lets a client join a project.
        if (TryRead(ClientIn(FormOf(operation, exchange), exchange), out var clientId)) return projects.FindByClient(clientId);
        return TokenIn(exchange.Request, default) is { } token && TokenReader.ProjectOf(token) is { } project ? projects.Find(project) : null;
    }

    /// <summary>Whether the project of the request does not list the origin of the page that sent it.</summary>
    public bool ForbidsOrigin(Exchange exchange)
    {
        if (exchange.Request.Headers.Origin is not [{ } origin, ..]) return false;
        var project = exchange.ProjectId is { Length: > 0 } id ? projects.Find(id) : NamedBy(exchange);
        return project?.Settings.AllowedOrigins is not (null or []) and var allowed && !allowed.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    private static string? ProjectIdIn(Operation? operation, Exchange exchange) =>
        operation is { InPath: not [] } ? operation.PathValue(exchange.Path, exchange.Target) : exchange.Query(Parameters.ProjectId);

    private static string? ClientIn(Form? form, Exchange exchange) => form is null ? exchange.Query(Parameters.ClientId) : form[Parameters.ClientId];

    private static bool TryRead(string? client, out long clientId) =>
        long.TryParse(client, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out clientId);

    private static Form? FormOf(Operation? operation, Exchange exchange) =>
        operation?.Body is { IsForm: true } ? new Form(exchange.Body.Bytes.Span) : null;

    private static string? TokenIn(HttpRequest request, ReadOnlySpan<byte> body)
    {
        if (BearerToken.In(request) is { IsEmpty: false } token) return token.ToString();
        return body.IsEmpty ? null : JsonSerializer.Deserialize(body, RequestJson.Default.TokenValidation)?.Token;
    }
}
