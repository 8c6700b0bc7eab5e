using System.Text.Json.Serialization;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Reload;

/// <summary>Tells what was read from files; with <c>wait</c> (seconds) and <c>after</c> held until a file has been read since that number.</summary>
internal sealed class ReloadCalls(Reloads reloads, TimeProvider time) : IControlCalls
{
    public async ValueTask<Answer?> AnswerAsync(ControlCall call) =>
        (call.Method, call.Segments) is ("GET", ["reloads"]) ? await ReportAsync(call) : null;

    private async ValueTask<Answer> ReportAsync(ControlCall call)
    {
        var (wait, after) = (LongPoll.WaitOf(call.Query("wait")), LongPoll.PlaceOf(call.Query("after"), "after", "the number of an earlier report") ?? 0);
        Look<ReloadReport> Look()
        {
            var report = reloads.Report(out var next);
            return new Look<ReloadReport>(report, report.Number > after, next);
        }

        return AdminAnswers.Json(await LongPoll.HoldAsync(Look, wait, time, call.Left), ReloadJson.Default.ReloadReport);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReloadReport))]
internal sealed partial class ReloadJson : JsonSerializerContext;
