namespace XsollaLogin.Mock.Server;

/// <summary>What it means that other machines reach the mock.</summary>
internal static class OpenAddress
{
    public static string Warn(string url, bool hasKey) =>
        $"Warning: other machines reach the mock at {url}. They can use the API and open links. "
        + (hasKey
            ? "With the admin key, which travels unencrypted, they can also call the admin API and so read codes, messages and tokens."
            : "Admin endpoints, and with them codes, messages and tokens, are for this machine only; "
                + $"a key in {ProgramOptions.AdminKey.Variable} opens them to others.");
}
