namespace XsollaLogin.Mock.Contract;

/// <summary>One path of the contract and its operations.</summary>
internal sealed class Route(string path, Operation[] operations)
{
    public string Path => path;

    /// <summary>The methods of the path, as the header Allow lists them.</summary>
    public string Allow { get; } = string.Join(", ", operations.Select(operation => operation.Method));

    public Operation? Find(string method)
    {
        foreach (var operation in operations)
        {
            if (operation.Method == method) return operation;
        }

        return null;
    }

    public bool Matches(ReadOnlySpan<char> actual)
    {
        var segments = actual.Split('/');
        foreach (var segment in path.AsSpan().Split('/'))
        {
            if (!segments.MoveNext()) return false;
            var expected = path.AsSpan(segment);
            var found = actual[segments.Current];
            if (IsParameter(expected) ? found.IsEmpty : !found.SequenceEqual(expected)) return false;
        }

        return !segments.MoveNext();
    }

    public static bool IsParameter(ReadOnlySpan<char> segment) => segment is ['{', ..];
}

/// <summary>The contract, as it was compiled: each part is made when it is first asked for, and everybody gets the same one.</summary>
internal static partial class LoginContract
{
    /// <summary>The operations of a path; null where the contract has none such. Complete paths go before those with parameters.</summary>
    public static Route? RouteOf(string path)
    {
        if (Complete(path) is { } route) return route;
        foreach (var templated in Templated)
        {
            if (templated.Matches(path)) return templated;
        }

        return null;
    }

    /// <summary>An error of the mock itself, in the form of the contract's errors.</summary>
    public static Answer Failure(string description) =>
        Operations[0].ErrorTemplate.With(description) with { Status = StatusCodes.Status500InternalServerError };

    /// <summary>Of parts that were made at the same time the first one stays.</summary>
    private static T First<T>(ref T? part, T made)
        where T : class => Interlocked.CompareExchange(ref part, made, null) ?? made;
}
