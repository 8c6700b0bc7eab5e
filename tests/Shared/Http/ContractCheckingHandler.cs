namespace XsollaLogin.Tests.Http;

/// <summary>
/// Checks every exchange that passes against the contract, on the raw bytes, and throws <see cref="ContractBreachException"/> at a breach.
/// Only the API is judged: what is not below the base address, and CORS preflights, pass unseen.
/// </summary>
/// <param name="baseAddress">Where the API answers.</param>
/// <param name="inner">Sends the request.</param>
/// <param name="coverage">Keeps which answers came; null: nobody asks.</param>
public sealed class ContractCheckingHandler(Uri baseAddress, HttpMessageHandler inner, AnswerCoverage? coverage = null) : DelegatingHandler(inner)
{
    /// <summary>Set on a request that breaks the contract on purpose; its response is checked all the same.</summary>
    public static readonly HttpRequestOptionsKey<bool> BreaksContract = new(nameof(BreaksContract));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!baseAddress.IsBaseOf(request.RequestUri!) || request.Method == HttpMethod.Options) return await base.SendAsync(request, cancellationToken);

        var path = request.RequestUri!.AbsolutePath[(baseAddress.AbsolutePath.Length - 1)..];
        var onPath = ContractDocument.Current.Operations.Where(operation => operation.Covers(path)).ToList();
        var operation = onPath.SingleOrDefault(operation => operation.Method == request.Method);
        if (!request.Options.TryGetValue(BreaksContract, out var onPurpose) || !onPurpose)
        {
            var faults = operation is null
                ? ["the contract has no such operation"]
                : await RequestRules.FaultsAsync(operation, path, request, cancellationToken);
            ThrowAt(faults, $"The request {request.Method} {path} ({operation?.Id ?? "unknown"})");
        }

        var response = await base.SendAsync(request, cancellationToken);
        var declared = operation?.Responses ?? [ContractDocument.Current.Fallback(onPath.Count == 0 ? "unknownPath" : "unknownMethod")];
        ThrowAt(await ResponseRules.FaultsAsync(declared, response, cancellationToken), $"The answer {(int)response.StatusCode} of {declared[0].Owner}");
        if (coverage is not null) await coverage.AddAsync(declared.Single(rule => rule.Status == response.StatusCode), response.Content, cancellationToken);
        return response;
    }

    /// <summary>What is wrong with an answer that came another way, such as through a browser.</summary>
    public static Task<IReadOnlyList<string>> FaultsOfAnswerAsync(ContractOperation operation, HttpResponseMessage response, CancellationToken cancellationToken = default) =>
        FaultsOfAnswerAsync(operation.Responses, response, cancellationToken);

    /// <summary>The same for answers that no operation declares, such as that to an unknown path.</summary>
    public static Task<IReadOnlyList<string>> FaultsOfAnswerAsync(
        IReadOnlyList<ContractResponse> declared, HttpResponseMessage response, CancellationToken cancellationToken = default) =>
        ResponseRules.FaultsAsync(declared, response, cancellationToken);

    private static void ThrowAt(IReadOnlyList<string> faults, string exchange)
    {
        if (faults.Count > 0) throw new ContractBreachException(exchange, faults);
    }
}
