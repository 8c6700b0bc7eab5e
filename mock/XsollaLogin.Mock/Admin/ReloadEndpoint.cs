using System.Text.Json.Serialization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Reload;

namespace XsollaLogin.Mock.Admin;

/// <summary>Reports the files that were read; with <c>wait</c> (seconds), holds the request until a report is newer than <c>after</c>.</summary>
internal sealed class ReloadEndpoint(Reloads reloads, TimeProvider time)
{
    public static readonly string[] Query = ["after", "wait"];

    public async ValueTask<Answer> ReadAsync(AdminRequest request)
    {
        var wait = LongPoll.WaitOf(request.Query("wait"));
        var after = LongPoll.NumberOf(request.Query("after"), "after", "the number of an earlier report") ?? 0;
        Look<ReloadReport> Look()
        {
            var report = reloads.Report(out var next);
            return new Look<ReloadReport>(report, report.Number > after, next);
        }

        return AdminAnswers.Json(await LongPoll.HoldAsync(Look, wait, time, request), ReloadJson.Default.ReloadReport);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReloadReport))]
internal sealed partial class ReloadJson : JsonSerializerContext;
