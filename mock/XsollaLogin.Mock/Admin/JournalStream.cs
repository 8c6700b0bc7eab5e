using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Journal;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>Sends a journal as server-sent events: one for each entry, and one with the number of entries that a slow reader missed.</summary>
internal sealed class JournalStream(Journals journals, Projects projects, TimeProvider time)
{
    private const string MediaType = "text/event-stream";
    private const string LastEventId = "Last-Event-ID";
    private const int AtOnce = 16;
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public static bool IsWanted(AdminRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Context.Request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase));

    /// <summary>Sends events until the client disconnects, the project is dropped or the mock stops.</summary>
    public async ValueTask<Answer> SendAsync(JournalQuery query, AdminRequest request)
    {
        if (query.Limit is not null || query.Newest is not null || query.Wait > TimeSpan.Zero)
            throw AdminException.Invalid(["a stream has no limit, newest or wait, because it lasts until you disconnect"]);
        // A client that reconnects continues after its last event.
        var since = LongPoll.NumberOf(request.Context.Request.Headers[LastEventId], LastEventId, "the id of an event of this stream");
        var reader = new JournalReader(since ?? query.Since);
        var source = JournalSource.Of(request, journals, projects);
        var response = request.Context.Response;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        // A slow reader is told how many entries it missed; the server must not disconnect it.
        if (request.Context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(request.Aborted, request.Stopping);
        try
        {
            // Sends the headers at once, also if there is no entry yet.
            await response.BodyWriter.FlushAsync(stop.Token);
            while (true)
            {
                if (source.Journal is not { } journal)
                {
                    await WaitAsync(source.Made, response, stop.Token);
                    source = JournalSource.Of(request, journals, projects);
                    continue;
                }

                var entries = reader.Read(journal, query.FilterIn(source.Project), AtOnce);
                if (reader.TakeDropped() is > 0 and var dropped)
                    await WriteAsync(response, $"event: dropped\ndata: {{\"dropped\":{dropped}}}\n\n", stop.Token);
                foreach (var entry in entries) await WriteAsync(response, entry, stop.Token);
                if (entries is not []) continue;
                if (reader.Ended) return AdminAnswers.Sent;
                await WaitAsync(reader.Next, response, stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return AdminAnswers.Sent;
        }
    }

    /// <summary>Waits, and keeps the connection alive if the wait is long.</summary>
    private async ValueTask WaitAsync(Task next, HttpResponse response, CancellationToken stop)
    {
        await next.WaitAsync(KeepAlive, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
        if (!next.IsCompleted) await WriteAsync(response, ": still here\n\n", stop);
    }

    /// <summary>Writes one event and flushes it, so that events do not pile up for a slow reader.</summary>
    private async ValueTask WriteAsync(HttpResponse response, JournalEntry entry, CancellationToken stop)
    {
        Encoding.UTF8.GetBytes($"id: {entry.Sequence}\nevent: request\ndata: ", response.BodyWriter);
        using (var json = new Utf8JsonWriter(response.BodyWriter, Utf8Buffer.Readable))
            EntryJson.Write(json, entry, journals.IdOf(entry), journals.ShowSecrets);
        await WriteAsync(response, "\n\n", stop);
    }

    private static async ValueTask WriteAsync(HttpResponse response, string text, CancellationToken stop)
    {
        Encoding.UTF8.GetBytes(text, response.BodyWriter);
        await response.BodyWriter.FlushAsync(stop);
    }
}
