using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>A request that keeps to the contract, for the flow that answers it.</summary>
internal sealed class Call(Exchange exchange, Operation operation, Project project)
{
    public Project Project => project;

    public Operation Operation => operation;

    public bool IsOAuth2 { get; } = operation.Id.EndsWith("OAuth2", StringComparison.Ordinal);

    /// <summary>Ends when the client leaves.</summary>
    public CancellationToken Left => exchange.Context.RequestAborted;

    /// <summary>How much later than the answer its messages come.</summary>
    public TimeSpan MessageDelay => exchange.MessageDelay;

    /// <summary>The mock's own address, as the client knows it.</summary>
    public string Origin => $"{exchange.Request.Scheme}://{exchange.Request.Host}";

    public string? Session => exchange.Request.Cookies[SessionCookie.Name];

    /// <summary>A parameter of the query; null where it is absent or empty.</summary>
    public string? Query(string name) => exchange.Query(name);

    public bool HasHeader(string name) => exchange.Request.Headers.ContainsKey(name);

    public T Read<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(exchange.Body.Bytes.Span, type)!;

    public Form ReadForm() => new(exchange.Body.Bytes.Span);

    /// <summary>The user of the bearer token; null where it is not valid.</summary>
    public User? User() => project.Tokens.Check(BearerToken.In(exchange.Request).ToString());

    /// <summary>Tells the journal what the call did to the project.</summary>
    /// <param name="subject">The id of what was changed. Never a secret.</param>
    public void Changed(Change what, string? subject = null) => exchange.Changed(what, subject);

    public Answer Answer(string example) =>
        operation.Find(example) ?? throw new InvalidOperationException($"The contract gives {operation.Id} no example {example}.");

    /// <summary>An example with values of this call in place of its own.</summary>
    public Answer Answer(string example, params ReadOnlySpan<Patch> patches) => Answer(example).With(patches);

    /// <summary>What breaks a rule that only the project knows, in the words of the contract's own rules.</summary>
    public Answer Error(string description) => operation.ErrorTemplate.With(description);
}
