namespace XsollaLogin.Mock.Contract;

/// <summary>One path of the contract and its operations.</summary>
internal sealed class Route(string path, Operation[] operations)
{
    /// <summary>The encoded slash.</summary>
    public const string Slash = "%2F";

    private const string EncodedText = "%252F";

    public string Path => path;

    /// <summary>The methods of the path, for the header <c>Allow</c>.</summary>
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

    /// <summary>Decodes a segment of a path: the server has decoded everything but the slash.</summary>
    /// <param name="target">The address in the request line: if it has the encoded text of <see cref="Slash"/>, the segment may have it, too.</param>
    public static string Decode(string segment, string target) =>
        PathOf(target).Contains(EncodedText, StringComparison.OrdinalIgnoreCase) ? segment : segment.Replace(Slash, "/", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> target) => target.IndexOf('?') is >= 0 and var query ? target[..query] : target;

    public static bool IsParameter(ReadOnlySpan<char> segment) => segment is ['{', ..];
}

/// <summary>The compiled contract; each part is created once, on first use.</summary>
internal static partial class LoginContract
{
    /// <summary>Returns the route of a path; null if the contract has none. Literal paths take precedence over templated paths.</summary>
    public static Route? RouteOf(string path)
    {
        if (Literal(path) is { } route) return route;
        foreach (var templated in Templated)
        {
            if (templated.Matches(path)) return templated;
        }

        return null;
    }

    /// <summary>Creates a 500 answer in the contract's error format, for a failure of the mock itself.</summary>
    public static Answer Failure(string description) =>
        Operations[0].ErrorTemplate.With(description) with { Status = StatusCodes.Status500InternalServerError };

    /// <summary>Publishes a lazily created value; if two threads race, the first value wins.</summary>
    private static T First<T>(ref T? part, T made)
        where T : class => Interlocked.CompareExchange(ref part, made, null) ?? made;
}
