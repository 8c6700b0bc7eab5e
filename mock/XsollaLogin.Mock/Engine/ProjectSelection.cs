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
        var projectId = operation.InPath is [] ? exchange.Query(Parameters.ProjectId) : operation.PathValue(exchange.Path, exchange.Target);
        var form = operation.Body is { IsForm: true } ? new Form(body) : null;
        var client = form is null ? exchange.Query(Parameters.ClientId) : form[Parameters.ClientId];
        var hasClient = long.TryParse(client, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var clientId);
        if (projectId is { Length: > 0 })
        {
            var project = projects.Of(projectId);
            if (hasClient && project is not null) projects.UseClient(project, clientId);
            return project;
        }

        // If several projects know the client, the one with the grant of the exchange is meant.
        if (hasClient)
        {
            var holders = form is null ? [] : projects.HoldersOf(form[Members.Code], form[Members.RefreshToken]).Where(form.IsGrantOf()).ToList();
            var meant = holders.Find(holder => form!.GrantIn(holder)?.ClientId == clientId || projects.Knows(holder, clientId));
            var project = projects.OfClient(clientId, meant, out var joined);
            if (joined && project is not null) exchange.Changed(Change.ClientJoined, clientId.ToString(CultureInfo.InvariantCulture));
            if (project is not null && !holders.Contains(project)) exchange.ProjectOfGrant = holders.FirstOrDefault()?.ProjectId;
            return project;
        }

        // The token of an unknown project is not valid: the flow answers this for an empty project.
        return TokenIn(exchange.Request, body) is { } token && TokenReader.ProjectOf(token) is { } named && projects.Find(named) is not null
            ? projects.Of(named)
            : projects.Nameless();
    }

    /// <summary>Finds the project of a request that breaks the contract or that a stub answered; null if it names none.</summary>
    public Project? NamedBy(Exchange exchange)
    {
        var operation = exchange.Operation;
        var projectId = operation is null or { InPath: [] } ? exchange.Query(Parameters.ProjectId) : operation.PathValue(exchange.Path, exchange.Target);
        if (projectId is { Length: > 0 }) return projects.Of(projectId);
        if (long.TryParse(exchange.Query(Parameters.ClientId), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var clientId))
            return projects.OfClient(clientId, holder: null, out _);
        return TokenIn(exchange.Request, default) is { } token && TokenReader.ProjectOf(token) is { } project ? projects.Find(project) : null;
    }

    /// <summary>Whether the project of the request does not list the origin of the page that sent it.</summary>
    public bool ForbidsOrigin(Exchange exchange)
    {
        if (exchange.Request.Headers.Origin is not [{ } origin, ..]) return false;
        var project = exchange.ProjectId is { Length: > 0 } id ? projects.Find(id) : NamedBy(exchange);
        return project?.Settings.AllowedOrigins is not (null or []) and var allowed && !allowed.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    private static string? TokenIn(HttpRequest request, ReadOnlySpan<byte> body)
    {
        if (BearerToken.In(request) is { IsEmpty: false } token) return token.ToString();
        return body.IsEmpty ? null : JsonSerializer.Deserialize(body, RequestJson.Default.TokenValidation)?.Token;
    }
}
