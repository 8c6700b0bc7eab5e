using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;

namespace XsollaLogin.Mock.Http;

/// <summary>Breaks a connection in place of an answer; earlier answers on the connection arrive completely.</summary>
internal static class BrokenConnection
{
    private static readonly TimeSpan HandingOver = TimeSpan.FromMilliseconds(50);

    public static Task BreakAsync(HttpContext context, Fault fault)
    {
        // Only a request of HTTP/1.1 over TCP has the connection to itself.
        if (context.Features.Get<IConnectionTransportFeature>() is not { } connection) return ResetAsync(context);
        var output = connection.Transport.Output;
        return fault == Fault.EmptyResponse ? CloseAsync(context, output) : ResetAsync(context);
    }

    /// <summary>Sends the pending bytes, then closes the connection.</summary>
    private static async Task CloseAsync(HttpContext context, PipeWriter output)
    {
        await output.CompleteAsync();
        // Waits until the connection is gone, because the server would otherwise write its next answer to the closed pipe.
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task ResetAsync(HttpContext context)
    {
        // A reset overtakes bytes of earlier answers that have not reached the operating system. Nothing reports when they have,
        // so this waits by the machine's clock, not by the mock's.
        if (!IsFirst(context)) await Task.Delay(HandingOver, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    /// <summary>Whether the request is the first on its connection, by the number that the server gives it.</summary>
    private static bool IsFirst(HttpContext context) => context.TraceIdentifier.EndsWith(":00000001", StringComparison.Ordinal);
}
