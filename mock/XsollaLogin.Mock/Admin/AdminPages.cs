using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>What the mock answers beside the API: its health and the contract itself.</summary>
internal sealed class AdminPages(TimeProvider time, Projects projects)
{
    private readonly long _started = time.GetTimestamp();

    public Func<Answer>? Find(string path) => path switch
    {
        "/__admin/health" => Health,
        "/openapi.yaml" => static () => AdminAnswers.File("openapi.yaml", "application/yaml"),
        Pages.Done => static () => Pages.LoggedIn,
        _ => null,
    };

    private Answer Health()
    {
        var uptime = (long)time.GetElapsedTime(_started).TotalSeconds;
        var report = new HealthReport("healthy", "The mock of Xsolla Login is ready", Product.Version, uptime, time.GetUtcNow(), projects.WaitingPolls);
        return AdminAnswers.Json(report, AdminJson.Readable.HealthReport);
    }
}

/// <summary>As WireMock reports it, and how many long polls are held now.</summary>
internal sealed record HealthReport(string Status, string Message, string Version, long UptimeInSeconds, DateTimeOffset Timestamp, int WaitingPolls);

/// <summary>Gives the OpenAPI document of the admin API, <c>admin.yaml</c> as JSON.</summary>
internal sealed class DocumentCalls : IAdminEndpoints
{
    public ValueTask<Answer?> AnswerAsync(AdminRequest call) =>
        new((call.Method, call.Segments) is ("GET", ["openapi.json"]) ? AdminAnswers.File("admin.json", "application/json") : null);
}
