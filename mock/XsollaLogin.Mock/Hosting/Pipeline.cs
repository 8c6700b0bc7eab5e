using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Coverage;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.Journal;

namespace XsollaLogin.Mock.Hosting;

/// <summary>The way of every request: the admin API, else the express lane or WireMock.Net. Errors are answered in the contract's words.</summary>
internal sealed class Pipeline(
    LoginApi api, Lazy<AdminApi> admin, AdminPages pages, MailedLinks links, ExpressLane lane, StubLane stubs,
    AnswerDelivery delivery, Journals journals, ContractCoverage coverage, TextWriter errors)
{
    private const string PagesAllow = "GET";

    public Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        return AdminPath.Is(path) && pages.Find(path) is null ? AnswerAdminAsync(context) : AnswerAsync(context);
    }

    private async Task AnswerAdminAsync(HttpContext context)
    {
        try
        {
            var answer = await admin.Value.AnswerAsync(context) ?? LoginContract.UnknownPath;
            if (!ReferenceEquals(answer, AdminAnswers.Sent)) context.Response.Send(answer);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception e)
        {
            Fail(context, e);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var exchange = new Exchange(context);
        if (!exchange.IsAdmin) journals.Begin(exchange);
        Cors.AllowOrigin(context);
        Answer? answer = null;
        try
        {
            exchange.Body = await ReceivedBody.ReadAsync(context.Request);
            answer = await RespondAsync(exchange);
            if (exchange.Operation is { } called) coverage.Call(called);
            // A stub that speaks WebSocket has answered already.
            if (!context.Response.HasStarted) await delivery.SendAsync(exchange, answer);
            if (exchange.Operation is { } operation) coverage.Reach(operation, answer, exchange.Delivery);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception e)
        {
            exchange.Because(Cause.Defect);
            answer = Fail(context, e);
        }
        finally
        {
            journals.Record(exchange, answer);
            exchange.Body.Dispose();
        }
    }

    private ValueTask<Answer> RespondAsync(Exchange exchange)
    {
        var route = LoginContract.RouteOf(exchange.Path);
        var page = route is null ? PageAt(exchange) : null;
        var allow = route?.Allow ?? (page is null ? null : PagesAllow);
        exchange.Operation = route?.Find(exchange.Request.Method);

        if (Cors.IsPreflight(exchange.Request))
        {
            exchange.Because(Cause.Preflight);
            return new ValueTask<Answer>(Cors.AnswerPreflight(exchange.Context, allow));
        }

        return lane.IsOpen || exchange.IsAdmin ? AnswerAsync(exchange, page, allow) : StubAsync(exchange, page, allow);
    }

    private async ValueTask<Answer> StubAsync(Exchange exchange, Func<Answer>? page, string? allow) =>
        await stubs.AnswerAsync(exchange) ?? await AnswerAsync(exchange, page, allow);

    private ValueTask<Answer> AnswerAsync(Exchange exchange, Func<Answer>? page, string? allow)
    {
        if (exchange.Operation is { } operation) return api.AnswerAsync(operation, exchange);
        if (page is not null && HttpMethods.IsGet(exchange.Request.Method))
        {
            exchange.Because(Cause.Page);
            return new ValueTask<Answer>(page());
        }

        exchange.Because(Cause.Unknown);
        if (allow is null) return new ValueTask<Answer>(LoginContract.UnknownPath);
        exchange.Response.Headers[HeaderNames.Allow] = allow;
        return new ValueTask<Answer>(LoginContract.UnknownMethod);
    }

    private Func<Answer>? PageAt(Exchange exchange) => MailedLinks.Has(exchange.Path) ? () => links.Open(exchange) : pages.Find(exchange.Path);

    private Answer Fail(HttpContext context, Exception defect)
    {
        errors.WriteLine($"The mock failed to answer {context.Request.Method} {context.Request.Path}: {defect}");
        var answer = Defect();
        if (!context.Response.HasStarted) context.Response.Send(answer);
        return answer;
    }

    private static Answer Defect() =>
        LoginContract.Operations[0].ErrorTemplate.With("the mock failed; this is a defect of the mock, its log says more") with { Status = StatusCodes.Status500InternalServerError };
}
