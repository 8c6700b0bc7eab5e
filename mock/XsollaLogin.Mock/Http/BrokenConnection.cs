using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;

namespace XsollaLogin.Mock.Http;

/// <summary>What the client meets in place of an answer. Answers that the connection carried before arrive whole.</summary>
internal static class BrokenConnection
{
    private static readonly TimeSpan HandingOver = TimeSpan.FromMilliseconds(50);

    public static Task MeetAsync(HttpContext context, Fault fault)
    {
        // Only HTTP/1.1 over TCP has a connection to itself.
        if (context.Features.Get<IConnectionTransportFeature>() is not { } connection) return ResetAsync(context);
        var output = connection.Transport.Output;
        return fault == Fault.EmptyResponse ? CloseAsync(context, output) : ResetAsync(context);
    }

    /// <summary>Sends all that waits, then closes.</summary>
    private static async Task CloseAsync(HttpContext context, PipeWriter output)
    {
        await output.CompleteAsync();
        // The server may think of its next answer only when the connection is gone: it would write to what is closed.
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task ResetAsync(HttpContext context)
    {
        // A reset overtakes what was written before and has not reached the system yet, and nothing tells when it has: not the mock's time, the machine's.
        if (!IsFirst(context)) await Task.Delay(HandingOver, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    /// <summary>Whether the connection has carried no answer yet: the server numbers its requests.</summary>
    private static bool IsFirst(HttpContext context) => context.TraceIdentifier.EndsWith(":00000001", StringComparison.Ordinal);
}
