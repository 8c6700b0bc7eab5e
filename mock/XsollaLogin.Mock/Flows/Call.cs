using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Flows;

/// <summary>A request that keeps to the contract, for the flow that answers it.</summary>
internal sealed class Call(HttpContext context, Operation operation, ReadOnlyMemory<byte> body, World world)
{
    private const string Bearer = "Bearer ";

    public World World => world;

    public Operation Operation => operation;

    public bool IsOAuth2 { get; } = operation.Id.EndsWith("OAuth2", StringComparison.Ordinal);

    /// <summary>Ends when the client leaves.</summary>
    public CancellationToken Left => context.RequestAborted;

    /// <summary>The mock's own address, as the client knows it.</summary>
    public string Origin => $"{context.Request.Scheme}://{context.Request.Host}";

    public string? Session => context.Request.Cookies[SessionCookie.Name];

    /// <summary>A parameter of the query; null where it is absent or empty.</summary>
    public string? Query(string name) => context.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    public bool HasHeader(string name) => context.Request.Headers.ContainsKey(name);

    public T Read<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(body.Span, type)!;

    public Form ReadForm() => Form.Read(body.Span);

    /// <summary>The user of the bearer token; null where it is not valid.</summary>
    public User? User() =>
        context.Request.Headers.Authorization is [{ } header, ..] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? world.Tokens.Check(header[Bearer.Length..].Trim())
            : null;

    public Answer Answer(string example) =>
        operation.Find(example) ?? throw new InvalidOperationException($"The contract gives {operation.Id} no example {example}.");

    /// <summary>An example with values of this call in place of its own.</summary>
    public Answer Answer(string example, params ReadOnlySpan<Patch> patches) => Answer(example).With(patches);

    /// <summary>What breaks a rule that only the world knows, in the words of the contract's own rules.</summary>
    public Answer Refuse(string description) => operation.Refusal.With(description);
}
