using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The admin endpoints of the whole mock: health, document and reset.</summary>
internal sealed class MockEndpoints(Projects projects, Journals journals, WireMockEndpoints wireMock, TimeProvider time)
{
    /// <summary>The name of the embedded OpenAPI document.</summary>
    public const string DocumentFile = "admin.json";

    private readonly long _started = time.GetTimestamp();

    public Answer Health()
    {
        var uptime = (long)time.GetElapsedTime(_started).TotalSeconds;
        var report = new HealthReport("healthy", "The mock of Xsolla Login is ready", Product.Version, uptime, time.GetUtcNow(), projects.WaitingPolls);
        return AdminAnswers.Json(report, AdminJson.Readable.HealthReport);
    }

    /// <summary>Answers with the OpenAPI document of the admin endpoints.</summary>
    public static Answer Document() => AdminAnswers.File(DocumentFile, "application/json");

    /// <summary>Answers with the JSON Schema of the <c>--config</c> file.</summary>
    public static Answer ConfigSchema() => AdminAnswers.File("config.schema.json", "application/json");

    /// <summary>Drops all projects, journals and stubs that are not in files, but keeps the coverage, which belongs to the whole run.</summary>
    public async ValueTask<Answer> ResetAsync()
    {
        var dropped = projects.Reset();
        journals.Unassigned.Clear();
        await wireMock.ResetAsync();
        ReleasedMemory.GiveBack(dropped);
        return AdminAnswers.Empty;
    }
}

/// <summary>The state of the mock.</summary>
/// <param name="WaitingPolls">The number of pending long polls.</param>
internal sealed record HealthReport(string Status, string Message, string Version, long UptimeInSeconds, DateTimeOffset Timestamp, int WaitingPolls);
