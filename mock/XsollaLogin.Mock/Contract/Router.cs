using System.Collections.Frozen;

namespace XsollaLogin.Mock.Contract;

/// <summary>Finds the operations of a path: complete paths first, then those with parameters.</summary>
internal sealed class Router
{
    private readonly FrozenDictionary<string, Route> _complete;
    private readonly Route[] _templated;

    public Router(IEnumerable<Operation> operations)
    {
        var routes = operations.GroupBy(operation => operation.Path).Select(path => new Route(path.Key, [.. path])).ToLookup(route => route.IsTemplated);
        _complete = routes[false].ToFrozenDictionary(route => route.Path, StringComparer.Ordinal);
        _templated = [.. routes[true]];
    }

    public Route? Find(string path)
    {
        if (_complete.TryGetValue(path, out var route)) return route;
        foreach (var templated in _templated)
        {
            if (templated.Matches(path)) return templated;
        }

        return null;
    }
}
