namespace XsollaLogin.Client.Outcomes;

/// <summary>Reads the query of a login URL. Nothing in it, or a URL that is none, is no error: there is nothing to find then.</summary>
internal static class LoginQuery
{
    internal static string? Find(string url, string name)
    {
        string? found = null;
        var query = Between(url, '?', '#');
        foreach (var part in query.Split('&'))
        {
            var pair = query[part];
            if (pair.StartsWith(name, StringComparison.Ordinal) && pair.Length > name.Length + 1 && pair[name.Length] == '=')
            {
                // The last one: the server adds its own behind what the callback URL has already.
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
