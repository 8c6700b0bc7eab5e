using System.Globalization;
using System.Text.Json;
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
        var (wait, after) = (LongPoll.WaitOf(call.Query("wait")), AfterOf(call.Query("after")));
        var started = time.GetTimestamp();
        while (true)
        {
            var report = reloads.Report(out var next);
            var left = wait - time.GetElapsedTime(started);
            if (report.Number > after || left <= TimeSpan.Zero) return AdminAnswers.Json(JsonSerializer.SerializeToUtf8Bytes(report, ReloadJson.Default.ReloadReport));
            try
            {
                await next.WaitAsync(left, time, call.Left);
            }
            catch (TimeoutException)
            {
                // The report that is there now is the answer.
            }
        }
    }

    private static long AfterOf(string? text)
    {
        if (text is null) return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw AdminRefusal.Invalid([$"after must be the number of an earlier report, not \"{text}\""]);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReloadReport))]
internal sealed partial class ReloadJson : JsonSerializerContext;
