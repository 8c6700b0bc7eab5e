using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Admin;

/// <summary>
/// Answers requests under <c>/__admin</c>: those of the table, and WireMock.Net those with other first segments. Errors have the form of
/// <see cref="AdminException"/>.
/// </summary>
/// <param name="stopping">Canceled when the server stops.</param>
internal sealed class AdminApi(AdminHandlers handlers, CallerRules callers, CancellationToken stopping)
{
    public async ValueTask<Answer> AnswerAsync(HttpContext context)
    {
        try
        {
            var request = new AdminRequest(context, stopping);
            var endpoints = AdminTable.At(request.Segments);
            var methods = endpoints.SelectMany(endpoint => endpoint.Methods).ToList();
            if (endpoints.Any(endpoint => endpoint.IsPublic)) Cors.AllowOrigin(context);
            else callers.Check(context);
            if (endpoints.Any(endpoint => endpoint.IsPublic) && Cors.IsPreflight(context.Request))
                return Cors.AnswerPreflight(context, string.Join(", ", methods));
            if (endpoints.FirstOrDefault(endpoint => endpoint.Methods.Contains(request.Method)) is { } found) return await found.AnswerAsync(handlers, request);

            if (endpoints is not []) throw AdminException.MethodNotAllowed(methods);
            var isInTable = AdminTable.Endpoints.Any(endpoint => endpoint.Root == request.Segments[0]);
            return (isInTable ? null : await handlers.WireMock.AnswerAsync(request))
                ?? throw AdminException.NotFound("there is no such admin endpoint; GET /__admin/openapi.json lists those of the mock");
        }
        catch (AdminException e)
        {
            return e.Answer;
        }
    }
}
