using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Flows;

/// <summary>
/// Logins that ask for an error: <c>error.003-001</c>, <c>error.003-001@example.com</c>. A page cannot send headers through
/// the SDK; this is how it reaches every documented refusal.
/// </summary>
internal static partial class ErrorLogins
{
    private static readonly ConcurrentDictionary<string, Dictionary<string, Answer>> ByOperation = new();

    /// <summary>The refusal that the request asks for; null where it asks for none.</summary>
    public static Answer? Find(Operation operation, Exchange exchange)
    {
        if (operation.Body is { IsForm: true } || CodeIn(exchange) is not { } code) return null;
        var refusals = ByOperation.GetOrAdd(operation.Id, static (_, asked) => RefusalsOf(asked), operation);
        return refusals.TryGetValue(code, out var refusal)
            ? refusal
            : operation.Refusal.With($"{operation.Id} has no error \"{code}\"; it has {string.Join(", ", refusals.Keys)}");
    }

    private static string? CodeIn(Exchange exchange)
    {
        var body = exchange.Body.Bytes.Span;
        if (body.IndexOf("\"error."u8) < 0) return exchange.Query(Parameters.Login) is { } login ? CodeOf(login) : null;
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !(reader.ValueTextEquals("username"u8) || reader.ValueTextEquals("email"u8))) continue;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String && CodeOf(reader.GetString()!) is { } code) return code;
        }

        return null;
    }

    private static string? CodeOf(string login) => ErrorLogin().Match(login) is { Success: true } match ? match.Groups["code"].Value : null;

    /// <summary>Of several refusals with one code the first counts.</summary>
    private static Dictionary<string, Answer> RefusalsOf(Operation operation)
    {
        var refusals = new Dictionary<string, Answer>();
        foreach (var answer in operation.Answers)
        {
            if (answer.ContentType is null) continue;
            using var body = JsonDocument.Parse(answer.Body);
            if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.TryGetProperty("error", out var error)) continue;
            refusals.TryAdd(error.GetProperty("code").ToString(), answer);
        }

        return refusals;
    }

    [GeneratedRegex(@"^error\.(?<code>[0-9]+(-[0-9]+)?)(@.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorLogin();
}
