using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Coverage;
using XsollaLogin.Mock.Engine;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;
using XsollaLogin.Mock.WireMockNet;

namespace XsollaLogin.Mock.Hosting;

/// <summary>Routes each request to the admin API, the flows or WireMock.Net. Unhandled exceptions become a 500 error response.</summary>
internal sealed class Pipeline(
    LoginApi api, Lazy<AdminApi> admin, ConsolePage console, Projects projects, ProjectSelection selection, ExpressLane lane, StubLane stubs,
    AnswerDelivery delivery, Journals journals, OwnOrigin address, ContractCoverage coverage, TextWriter errors)
{
    private const string HealthPath = "/healthz";

    private readonly OpenedLinks _links = new(projects);

    public Task HandleAsync(HttpContext context) =>
        AdminPath.Is(context.Request.Path.Value ?? "") ? AnswerAdminAsync(context)
        : ConsolePage.Is(context.Request.Path.Value ?? "") ? Answer(context, console.Answer(context))
        : context.Request.Path.Value == HealthPath && IsRead(context.Request) ? Answer(context, Pages.Healthy)
        : AnswerAsync(context);

    private static Task Answer(HttpContext context, Answer answer)
    {
        context.Response.Send(answer);
        return Task.CompletedTask;
    }

    private async Task AnswerAdminAsync(HttpContext context)
    {
        try
        {
            var answer = await admin.Value.AnswerAsync(context);
            // Not after a WebSocket stub, which has taken the connection.
            if (!ReferenceEquals(answer, AdminAnswers.Sent) && !context.Response.HasStarted) context.Response.Send(answer);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // There is no client to answer, and it is not an error of the mock.
        }
        catch (Exception e)
        {
            Fail(context, e, AdminException.Failure.Answer);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var exchange = new Exchange(context, address);
        journals.Begin(exchange);
        Cors.AllowOrigin(context);
        Answer? answer = null;
        try
        {
            exchange.Body = await ReceivedBody.ReadAsync(context.Request);
            answer = await RespondAsync(exchange);
            if (exchange.Operation is { } called) coverage.Call(called);
            if (!context.Response.HasStarted && selection.ForbidsOrigin(exchange)) Cors.ForbidOrigin(context.Response);
            // Sending now would throw: a WebSocket stub has taken the connection.
            if (!context.Response.HasStarted) await delivery.SendAsync(exchange, answer);
            if (exchange.Operation is { } operation) coverage.Reach(operation, answer, exchange.Delivery);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // There is no client to answer, and it is not an error of the mock.
        }
        catch (Exception e)
        {
            exchange.SetCause(Cause.Defect);
            answer = Fail(context, e, LoginContract.Failure(AdminException.FailureText));
        }
        finally
        {
            try
            {
                Record(exchange, answer);
            }
            finally
            {
                exchange.Body.Dispose();
            }
        }
    }

    private void Record(Exchange exchange, Answer? answer)
    {
        if (exchange.Arrived is null) return;
        // A request that reached no project may still name one. If the project was dropped in the meantime, there is no journal.
        if (exchange.ProjectId is not { Length: > 0 } id) journals.Record(exchange, answer, selection.NamedBy(exchange));
        else if (projects.Find(id) is { } project) journals.Record(exchange, answer, project);
    }

    private ValueTask<Answer> RespondAsync(Exchange exchange)
    {
        var route = LoginContract.RouteOf(exchange.Path);
        var page = route is null ? PageAt(exchange) : null;
        var allow = route?.Allow ?? page?.Allow;
        exchange.Operation = route?.Find(exchange.Request.Method) ?? (HttpMethods.IsHead(exchange.Request.Method) ? HeadOf(route) : null);

        if (Cors.IsPreflight(exchange.Request))
        {
            exchange.SetCause(Cause.Preflight);
            return new ValueTask<Answer>(Cors.AnswerPreflight(exchange.Context, allow));
        }

        return lane.IsOpen ? AnswerAsync(exchange, page, allow) : StubAsync(exchange, page, allow);
    }

    private async ValueTask<Answer> StubAsync(Exchange exchange, Page? page, string? allow)
    {
        // Found before the stub, which may answer late: journal and CORS then do not bring back a project that was dropped in the meantime.
        if (exchange.Arrived is not null || exchange.Request.Headers.Origin is not []) exchange.ProjectId = selection.NamedBy(exchange)?.ProjectId;
        return await stubs.AnswerAsync(exchange) ?? await AnswerAsync(exchange, page, allow);
    }

    private ValueTask<Answer> AnswerAsync(Exchange exchange, Page? page, string? allow)
    {
        if (exchange.Operation is { } operation) return api.AnswerAsync(operation, exchange);
        if (page is not null && page.Methods.Contains(exchange.Request.Method))
        {
            exchange.SetCause(Cause.Page);
            return page.Open();
        }

        exchange.SetCause(Cause.Unknown);
        if (allow is null) return new ValueTask<Answer>(IsRead(exchange.Request) && AcceptsPage(exchange) ? Pages.NothingHere : LoginContract.UnknownPath);
        exchange.Response.Headers[HeaderNames.Allow] = allow;
        return new ValueTask<Answer>(LoginContract.UnknownMethod);
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>Returns the operation that answers HEAD: one that only reads keys.</summary>
    private static Operation? HeadOf(Route? route) =>
        route?.Find(HttpMethods.Get) is { } read && (read == LoginContract.ById.GetJwks || read == LoginContract.ById.GetKeys) ? read : null;

    private Page? PageAt(Exchange exchange) => exchange.Path switch
    {
        "/" => new Page(static () => new(ConsolePage.Redirect)),
        ContractReference.Document => new Page(static () => new(AdminAnswers.File("openapi.yaml", "application/yaml"))),
        Pages.Done => new Page(static () => new(Pages.LoggedIn)),
        Pages.Blank => new Page(static () => new(Pages.Empty)),
        var path when ContractReference.Covers(path) => new Page(async () => await ContractReference.SendAsync(exchange.Context) ?? LoginContract.UnknownPath),
        // Mail scanners send HEAD, which must not use up the link.
        var path when LinkPath.Is(path) => new Page(() => new(_links.Open(exchange)), HttpMethods.Get),
        _ => null,
    };

    /// <summary>Whether a browser opens the address.</summary>
    private static bool AcceptsPage(Exchange exchange) =>
        exchange.Request.Headers.Accept.Any(accepted => accepted?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    private Answer Fail(HttpContext context, Exception exception, Answer answer)
    {
        errors.WriteLine($"The mock failed to answer {context.Request.Method} {context.Request.Path}: {exception}");
        if (!context.Response.HasStarted) context.Response.Send(answer);
        return answer;
    }

    /// <summary>A page of the mock outside the contract.</summary>
    /// <param name="Open">Performs the action of the page, and answers.</param>
    private sealed record Page(Func<ValueTask<Answer>> Open, params string[] Methods)
    {
        private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

        public string[] Methods { get; } = Methods is [] ? Reading : Methods;

        public string Allow => string.Join(", ", Methods);
    }
}
