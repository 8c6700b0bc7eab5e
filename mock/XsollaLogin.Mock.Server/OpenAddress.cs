namespace XsollaLogin.Mock.Server;

/// <summary>Warns that other machines can reach the mock.</summary>
internal static class OpenAddress
{
    public static string Warn(string url, bool hasKey) =>
        $"Warning: other machines can reach the mock at {url}. They can use the API and open links. "
        + (hasKey
            ? $"With the admin key{(url.StartsWith(Uri.UriSchemeHttps, StringComparison.Ordinal) ? "" : ", which travels unencrypted")}, "
                + "they can also call the admin API and read codes, messages and tokens."
            : "Only this machine can use the admin endpoints, which show codes, messages and tokens; "
                + $"a key in {ProgramOptions.AdminKey.Variable} opens them to other machines.");
}
