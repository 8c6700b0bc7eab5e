using System.Text.Json;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>What the mock answers beside the API: its health and the contract itself.</summary>
internal sealed class AdminPages(TimeProvider time, Worlds worlds)
{
    private readonly long _started = time.GetTimestamp();

    public Func<Answer>? Find(string path) => path switch
    {
        "/__admin/health" => Health,
        "/openapi.yaml" => ContractFile,
        Pages.Done => static () => Pages.LoggedIn,
        _ => null,
    };

    private Answer Health()
    {
        var uptime = (long)time.GetElapsedTime(_started).TotalSeconds;
        var report = new HealthReport("healthy", "The mock of Xsolla Login is ready", Product.Version, uptime, time.GetUtcNow(), worlds.WaitingPolls);
        return Page("application/json", JsonSerializer.SerializeToUtf8Bytes(report, AdminJson.Default.HealthReport));
    }

    private static Answer ContractFile()
    {
        using var file = typeof(AdminPages).Assembly.GetManifestResourceStream("openapi.yaml")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Page("application/yaml", bytes);
    }

    private static Answer Page(string contentType, byte[] body) => new("", StatusCodes.Status200OK, contentType, body, []);
}
