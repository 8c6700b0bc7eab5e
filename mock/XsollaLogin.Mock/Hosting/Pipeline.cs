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
    AnswerDelivery delivery, Journals journals, ContractCoverage coverage, TextWriter errors)
{
    private const string ContractPath = "/openapi.yaml";
    private const string PagesAllow = "GET";

    private readonly MailedLinks _links = new(projects);

    public Task HandleAsync(HttpContext context) =>
        AdminPath.Is(context.Request.Path.Value ?? "") ? AnswerAdminAsync(context)
        : ConsolePage.Is(context.Request.Path.Value ?? "") ? AnswerConsole(context)
        : AnswerAsync(context);

    private Task AnswerConsole(HttpContext context)
    {
        context.Response.Send(console.Answer(context));
        return Task.CompletedTask;
    }

    private async Task AnswerAdminAsync(HttpContext context)
    {
        try
        {
            var answer = await admin.Value.AnswerAsync(context);
            if (!ReferenceEquals(answer, AdminAnswers.Sent)) context.Response.Send(answer);
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
        var exchange = new Exchange(context);
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
        // A request that reached no project may name one; one whose project was dropped meanwhile has no journal.
        if (exchange.ProjectId is not { Length: > 0 } id) journals.Record(exchange, answer, selection.NamedBy(exchange));
        else if (projects.Find(id) is { } project) journals.Record(exchange, answer, project);
    }

    private ValueTask<Answer> RespondAsync(Exchange exchange)
    {
        var route = LoginContract.RouteOf(exchange.Path);
        var page = route is null ? PageAt(exchange) : null;
        var allow = route?.Allow ?? (page is null ? null : PagesAllow);
        exchange.Operation = route?.Find(exchange.Request.Method);

        if (Cors.IsPreflight(exchange.Request))
        {
            exchange.SetCause(Cause.Preflight);
            return new ValueTask<Answer>(Cors.AnswerPreflight(exchange.Context, allow));
        }

        return lane.IsOpen ? AnswerAsync(exchange, page, allow) : StubAsync(exchange, page, allow);
    }

    private async ValueTask<Answer> StubAsync(Exchange exchange, Func<Answer>? page, string? allow) =>
        await stubs.AnswerAsync(exchange) ?? await AnswerAsync(exchange, page, allow);

    private ValueTask<Answer> AnswerAsync(Exchange exchange, Func<Answer>? page, string? allow)
    {
        if (exchange.Operation is { } operation) return api.AnswerAsync(operation, exchange);
        if (page is not null && HttpMethods.IsGet(exchange.Request.Method))
        {
            exchange.SetCause(Cause.Page);
            return new ValueTask<Answer>(page());
        }

        exchange.SetCause(Cause.Unknown);
        if (allow is null) return new ValueTask<Answer>(LoginContract.UnknownPath);
        exchange.Response.Headers[HeaderNames.Allow] = allow;
        return new ValueTask<Answer>(LoginContract.UnknownMethod);
    }

    private Func<Answer>? PageAt(Exchange exchange) => exchange.Path switch
    {
        "/" when AcceptsPage(exchange) => static () => ConsolePage.Redirect,
        ContractPath => static () => AdminAnswers.File("openapi.yaml", "application/yaml"),
        Pages.Done => static () => Pages.LoggedIn,
        Pages.Blank => static () => Pages.Empty,
        var path when LinkPath.Is(path) => () => _links.Open(exchange),
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
}
