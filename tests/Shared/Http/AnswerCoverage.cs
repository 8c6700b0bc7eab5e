using System.Collections.Concurrent;

namespace XsollaLogin.Tests.Http;

/// <summary>Records which answers of the contract were received, each as operation, status and example: "login 401 UserBanned".</summary>
public sealed class AnswerCoverage
{
    private readonly ConcurrentDictionary<string, byte> _seen = new();
    private readonly ConcurrentDictionary<string, byte> _undeclared = new();

    /// <summary>Answers that match the contract, but whose error code is in no example of their status.</summary>
    public IEnumerable<string> Undeclared => _undeclared.Keys.Order();

    public bool Has(ContractAnswer answer) => _seen.ContainsKey(answer.ToString());

    internal async Task AddAsync(ContractResponse response, HttpContent content, CancellationToken cancellationToken)
    {
        var text = await content.ReadAsStringAsync(cancellationToken);
        if (AnswerMatcher.Find(response, text.Length == 0 ? null : JsonNode.Parse(text)) is { } answer) _seen[answer.ToString()] = 0;
        else _undeclared[$"{response.OperationOrFallback} {(int)response.Status} {text}"] = 0;
    }
}
