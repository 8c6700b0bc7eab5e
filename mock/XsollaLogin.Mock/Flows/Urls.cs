namespace XsollaLogin.Mock.Flows;

internal static class Urls
{
    /// <summary>The URL with one more parameter in its query, before its fragment.</summary>
    public static string With(string url, string name, string value)
    {
        var fragment = url.IndexOf('#');
        var (address, rest) = fragment < 0 ? (url, "") : (url[..fragment], url[fragment..]);
        var separator = address.Contains('?') ? address[^1] is '?' or '&' ? "" : "&" : "?";
        return $"{address}{separator}{name}={Uri.EscapeDataString(value)}{rest}";
    }
}
