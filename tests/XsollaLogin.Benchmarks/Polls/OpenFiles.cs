using System.Globalization;

namespace XsollaLogin.Benchmarks.Polls;

/// <summary>The limit of open files: each connection is one open file in the client and one in the server.</summary>
internal static class OpenFiles
{
    private const string Limit = "Max open files";

    /// <exception cref="InvalidOperationException">The limit is lower than needed.</exception>
    public static void Allow(int needed)
    {
        // The hard limit, in the second column: the .NET runtime raises the soft limit to it.
        var allowed = File.ReadLines("/proc/self/limits").First(line => line.StartsWith(Limit, StringComparison.Ordinal))[Limit.Length..].Split(' ',
            StringSplitOptions.RemoveEmptyEntries)[1];
        if (allowed != "unlimited" && long.Parse(allowed, CultureInfo.InvariantCulture) < needed)
            throw new InvalidOperationException($"{needed} open files are needed, {allowed} are allowed: ulimit -Hn {needed}, as root");
    }
}
