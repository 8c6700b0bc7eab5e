using System.Text.Json.Serialization;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Reload;

namespace XsollaLogin.Mock.Admin;

/// <summary>Tells what was read from files; with <c>wait</c> (seconds) and <c>after</c> held until a file has been read since that number.</summary>
internal sealed class ReloadEndpoint(Reloads reloads, TimeProvider time)
{
    public async ValueTask<Answer> ReadAsync(AdminRequest request)
    {
        var (wait, after) = (LongPoll.WaitOf(request.Query("wait")), LongPoll.PlaceOf(request.Query("after"), "after", "the number of an earlier report") ?? 0);
        Look<ReloadReport> Look()
        {
            var report = reloads.Report(out var next);
            return new Look<ReloadReport>(report, report.Number > after, next);
        }

        return AdminAnswers.Json(await LongPoll.HoldAsync(Look, wait, time, request.Left), ReloadJson.Default.ReloadReport);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReloadReport))]
internal sealed partial class ReloadJson : JsonSerializerContext;
