namespace XsollaLogin.Mock.Http;

/// <summary>How an answer goes out where it does not just go.</summary>
/// <param name="Delay">How long it is held back, by the server's clock.</param>
/// <param name="Fault">What the client meets in its place.</param>
internal sealed record Delivery(TimeSpan Delay, Fault Fault);

/// <summary>What a client can meet in place of an answer.</summary>
internal enum Fault
{
    None,

    /// <summary>The connection is closed without a byte.</summary>
    EmptyResponse,

    /// <summary>The connection is reset.</summary>
    ConnectionResetByPeer,
}
