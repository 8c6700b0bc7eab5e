using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Flows;

namespace XsollaLogin.Mock.Http;

/// <summary>The way of every request: path, method, answer. Whatever is wrong is answered by the contract's words.</summary>
internal sealed partial class Pipeline(LoginApi api, AdminApi admin, AdminPages pages, MailedLinks links, ILogger<Pipeline> logger)
{
    private const string PagesAllow = "GET";
    private static readonly Router Router = new(LoginContract.Operations);

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var isControl = path.StartsWith(AdminApi.Prefix, StringComparison.Ordinal) && pages.Find(path) is null;
        if (!isControl) Cors.AllowOrigin(context);
        try
        {
            if (isControl) context.Response.Send(await admin.AnswerAsync(context) ?? LoginContract.UnknownPath);
            else await RespondAsync(context, path);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception e)
        {
            LogDefect(e, context.Request.Method, context.Request.Path);
            if (!context.Response.HasStarted) context.Response.Send(Defect());
        }
    }

    private async ValueTask RespondAsync(HttpContext context, string path)
    {
        var route = Router.Find(path);
        var page = route is null ? PageAt(path) : null;
        var allow = route?.Allow ?? (page is null ? null : PagesAllow);

        if (Cors.IsPreflight(context.Request))
        {
            Cors.AnswerPreflight(context, allow);
            return;
        }

        if (route?.Find(context.Request.Method) is { } operation)
        {
            context.Response.Send(await api.AnswerAsync(operation, context));
        }
        else if (page is not null && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Send(page());
        }
        else if (allow is null)
        {
            context.Response.Send(LoginContract.UnknownPath);
        }
        else
        {
            context.Response.Headers[HeaderNames.Allow] = allow;
            context.Response.Send(LoginContract.UnknownMethod);
        }
    }

    private Func<Answer>? PageAt(string path) => MailedLinks.Has(path) ? () => links.Open(path) : pages.Find(path);

    private static Answer Defect() =>
        LoginContract.Operations[0].Refusal.With("the mock failed; this is a defect of the mock, its log says more") with { Status = StatusCodes.Status500InternalServerError };

    [LoggerMessage(LogLevel.Error, "The mock failed to answer {Method} {Path}")]
    private partial void LogDefect(Exception exception, string method, string path);
}
