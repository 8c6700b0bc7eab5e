namespace XsollaLogin.Tests.Http;

/// <summary>
/// Validates every request and answer against the contract, on the raw bytes, and throws <see cref="ContractViolationException"/>.
/// Requests outside the base address and OPTIONS requests, such as CORS preflights, are not validated, and neither are their answers.
/// </summary>
/// <param name="baseAddress">The URL of the API.</param>
/// <param name="inner">Sends the request.</param>
/// <param name="coverage">Records the answers; null: they are not recorded.</param>
public sealed class ContractCheckingHandler(Uri baseAddress, HttpMessageHandler inner, AnswerCoverage? coverage = null) : DelegatingHandler(inner)
{
    /// <summary>Set on a request that violates the contract on purpose; only its answer is validated.</summary>
    public static readonly HttpRequestOptionsKey<bool> BreaksContract = new(nameof(BreaksContract));

    private const string SetCookie = "Set-Cookie";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!baseAddress.IsBaseOf(request.RequestUri!) || request.Method == HttpMethod.Options) return await base.SendAsync(request, cancellationToken);

        var path = request.RequestUri!.AbsolutePath[(baseAddress.AbsolutePath.Length - 1)..];
        var onPath = ContractDocument.Current.Operations.Where(operation => operation.Covers(path)).ToList();
        var operation = onPath.SingleOrDefault(operation => operation.Method == request.Method);
        if (!request.Options.TryGetValue(BreaksContract, out var onPurpose) || !onPurpose)
        {
            var violations = operation is null
                ? ["the contract has no such operation"]
                : await RequestChecks.FindViolationsAsync(operation, path, request, cancellationToken);
            ThrowIfAny(violations, $"The request {request.Method} {path} ({operation?.Id ?? "unknown"})");
        }

        var response = await base.SendAsync(request, cancellationToken);
        var declared = operation?.Responses ?? [ContractDocument.Current.Fallback(onPath.Count == 0 ? "unknownPath" : "unknownMethod")];
        var inAnswer = await ResponseRules.FindViolationsAsync(declared, response, cancellationToken);
        ThrowIfAny([.. inAnswer, .. UndeclaredCookie(declared, response)], $"The answer {(int)response.StatusCode} of {declared[0].OperationOrFallback}");
        if (coverage is not null) await coverage.AddAsync(declared.Single(rule => rule.Status == response.StatusCode), response.Content, cancellationToken);
        return response;
    }

    /// <summary>A server may set cookies of its own, for example those of a proxy, but the mock has no other.</summary>
    private static IEnumerable<string> UndeclaredCookie(IReadOnlyList<ContractResponse> declared, HttpResponseMessage response) =>
        response.Headers.Contains(SetCookie) && declared.All(rule => rule.Status != response.StatusCode || !rule.Headers.ContainsKey(SetCookie))
            ? [$"the header {SetCookie} is not declared"]
            : [];

    private static void ThrowIfAny(IReadOnlyList<string> violations, string exchange)
    {
        if (violations.Count > 0) throw new ContractViolationException(exchange, violations);
    }
}
