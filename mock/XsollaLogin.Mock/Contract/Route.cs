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
