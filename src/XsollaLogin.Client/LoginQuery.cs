namespace XsollaLogin.Client;

/// <summary>Reads a parameter from the query of a login URL.</summary>
internal static class LoginQuery
{
    /// <summary>Finds the value of a parameter; null if the URL has no such parameter, no query, or is not a URL.</summary>
    internal static string? Find(string url, string name)
    {
        string? found = null;
        var query = Between(url, '?', '#');
        foreach (var part in query.Split('&'))
        {
            var pair = query[part];
            if (pair.StartsWith(name, StringComparison.Ordinal) && pair.Length > name.Length + 1 && pair[name.Length] == '=')
            {
                // The last value wins: the server appends its own after those of the callback URL.
                found = Uri.UnescapeDataString(pair[(name.Length + 1)..]);
            }
        }

        return found;
    }

    private static ReadOnlySpan<char> Between(ReadOnlySpan<char> url, char start, char end)
    {
        var upToEnd = url.IndexOf(end) is var last and >= 0 ? url[..last] : url;
        return upToEnd.IndexOf(start) is var first and >= 0 ? upToEnd[(first + 1)..] : [];
    }
}
