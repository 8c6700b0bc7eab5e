using System.Collections.Concurrent;

namespace XsollaLogin.Tests.Http;

/// <summary>Records which answers of the contract were received, by their text: "login 401 UserBanned".</summary>
public sealed class AnswerCoverage
{
    private readonly ConcurrentDictionary<string, byte> _seen = new();
    private readonly ConcurrentDictionary<string, byte> _undeclared = new();

    /// <summary>Answers with a declared status and schema for which the contract has no example.</summary>
    public IEnumerable<string> Undeclared => _undeclared.Keys.Order();

    public bool Has(ContractAnswer answer) => _seen.ContainsKey(answer.ToString());

    internal async Task AddAsync(ContractResponse response, HttpContent content, CancellationToken cancellationToken)
    {
        var text = await content.ReadAsStringAsync(cancellationToken);
        if (AnswerMatcher.Find(response, text.Length == 0 ? null : JsonNode.Parse(text)) is { } answer) _seen[answer.ToString()] = 0;
        else _undeclared[$"{response.Owner} {(int)response.Status} {text}"] = 0;
    }
}
