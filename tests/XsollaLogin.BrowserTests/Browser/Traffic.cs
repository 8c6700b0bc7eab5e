using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace XsollaLogin.BrowserTests.Browser;

/// <summary>What the browser did in the whole run.</summary>
public sealed class Traffic(Uri mock)
{
    private readonly ConcurrentDictionary<string, bool> _calls = [];
    private readonly ConcurrentDictionary<ContractOperation, bool> _answered = [];
    private readonly ConcurrentDictionary<string, bool> _outsideHosts = [];

    /// <summary>The functions of the SDK that a page called and that came to an end.</summary>
    public IEnumerable<string> Calls => _calls.Keys;

    /// <summary>The operations that the mock answered to a script of a page.</summary>
    public IEnumerable<ContractOperation> AnsweredOperations => _answered.Keys;

    /// <summary>The hosts beyond this machine that a page tried to reach.</summary>
    public IEnumerable<string> OutsideHosts => _outsideHosts.Keys;

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
        if (operation is not null) _answered[operation] = true;
    }
}
