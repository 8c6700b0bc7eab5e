using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace XsollaLogin.BrowserTests.Pages;

/// <summary>Records what the browser does in the whole run.</summary>
public sealed class Traffic(Uri mock)
{
    private readonly ConcurrentDictionary<string, bool> _calls = [];
    private readonly ConcurrentDictionary<ContractOperation, bool> _answered = [];
    private readonly ConcurrentDictionary<string, bool> _outsideHosts = [];
    private readonly ConcurrentBag<Task<IReadOnlyList<string>>> _checks = [];

    /// <summary>The functions of the SDK that a page called and that completed.</summary>
    public IEnumerable<string> Calls => _calls.Keys;

    /// <summary>The operations that the mock answered for a script of a page.</summary>
    public IEnumerable<ContractOperation> AnsweredOperations => _answered.Keys;

    /// <summary>The hosts beyond this machine that a page tried to reach.</summary>
    public IEnumerable<string> OutsideHosts => _outsideHosts.Keys;

    /// <summary>The number of answers that were read and checked against the contract.</summary>
    /// <remarks>Redirects, and answers to a page that was closed meanwhile, have no body to read.</remarks>
    public int Checked => _checks.Count(check => check.IsCompletedSuccessfully);

    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        var violations = new List<string>();
        foreach (var check in _checks)
        {
            try
            {
                violations.AddRange(await check);
            }
            catch (PlaywrightException)
            {
                // The page was closed before its answer could be read: Checked does not count it.
            }
        }

        return violations;
    }

    public void AddCall(string name) => _calls[name] = true;

    public void Watch(IBrowserContext context)
    {
        context.Request += (_, request) => Sent(request);
        context.Response += (_, response) => Answered(response);
    }

    private void Sent(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme.StartsWith("http", StringComparison.Ordinal) && !address.IsLoopback) _outsideHosts[address.Host] = true;
    }

    private void Answered(IResponse response)
    {
        var address = new Uri(response.Url);
        if (response.Request.ResourceType != "xhr" || !mock.IsBaseOf(address)) return;

        var path = '/' + mock.MakeRelativeUri(new Uri(address.GetLeftPart(UriPartial.Path))).ToString();
        var operation = SdkOperations.All.SingleOrDefault(operation => operation.Method.Method == response.Request.Method && operation.Covers(path));
        if (operation is null) return;
        _answered[operation] = true;
        if (response.Status is < 300 or >= 400) _checks.Add(CheckAsync(operation, response));
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(ContractOperation operation, IResponse received)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)received.Status) { Content = new ByteArrayContent(await received.BodyAsync()) };
        foreach (var header in await received.HeadersArrayAsync())
        {
            if (!response.Headers.TryAddWithoutValidation(header.Name, header.Value)) response.Content.Headers.TryAddWithoutValidation(header.Name,
                header.Value);
        }

        var violations = await ResponseRules.FindViolationsAsync(operation.Responses, response);
        return [.. violations.Select(violation => $"{operation.Id} {received.Status}: {violation}")];
    }
}
