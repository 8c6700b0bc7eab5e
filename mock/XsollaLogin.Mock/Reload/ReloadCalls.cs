using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.Contract;

namespace XsollaLogin.Mock.Reload;

/// <summary>Tells what was read from files; with <c>wait</c> (seconds) and <c>after</c> held until a file has been read since that number.</summary>
internal sealed class ReloadCalls(Reloads reloads, TimeProvider time) : IControlCalls
{
    private const double LongestWait = 300;

    public async ValueTask<Answer?> AnswerAsync(ControlCall call) =>
        (call.Method, call.Segments) is ("GET", ["reloads"]) ? await ReportAsync(call) : null;

    private async ValueTask<Answer> ReportAsync(ControlCall call)
    {
        var wait = TimeSpan.FromSeconds(Number(call, "wait", 0, LongestWait));
        var after = Number(call, "after", 0, long.MaxValue);
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

    private static double Number(ControlCall call, string name, double least, double most)
    {
        if (call.Query(name) is not { } text) return least;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw AdminRefusal.Invalid([$"{name} must be a number from {least} to {most}, not \"{text}\""]);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReloadReport))]
internal sealed partial class ReloadJson : JsonSerializerContext;
