namespace XsollaLogin.Client;

/// <summary>The operation of a request, which handlers of the <see cref="HttpClient"/> can read, for example to decide about a retry.</summary>
/// <example>
/// <c>request.Options.TryGetValue(XsollaLoginOperation.Key, out var operation) &amp;&amp; operation.IsIdempotent</c>
/// </example>
/// <param name="Id">The operation ID in the contract, such as <c>login</c>.</param>
/// <param name="IsIdempotent">
/// Whether the request can be sent again after its response was lost, with the same effect and response (<c>x-idempotent</c> in the contract); some GET
/// requests cannot, and one POST request can.
/// </param>
/// <param name="IsLongPoll">Whether the server holds the request until something happens, up to 20 seconds (<c>x-long-poll</c> in the contract).</param>
public sealed record XsollaLoginOperation(string Id, bool IsIdempotent, bool IsLongPoll)
{
    /// <summary>The key of the operation in <see cref="HttpRequestMessage.Options"/> of every request of this package.</summary>
    public static HttpRequestOptionsKey<XsollaLoginOperation> Key { get; } = new($"{nameof(XsollaLogin)}.Operation");
}
