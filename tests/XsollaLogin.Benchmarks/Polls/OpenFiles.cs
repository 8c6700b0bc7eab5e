using System.Globalization;

namespace XsollaLogin.Benchmarks.Polls;

/// <summary>The limit of open files: a connection is an open file on either side.</summary>
internal static class OpenFiles
{
    private const string Limit = "Max open files";

    /// <exception cref="InvalidOperationException">A process may not open that many files.</exception>
    public static void Allow(int needed)
    {
        // The runtime raises its own limit to the highest allowed one.
        var allowed = File.ReadLines("/proc/self/limits").First(line => line.StartsWith(Limit, StringComparison.Ordinal))[Limit.Length..].Split(' ',
            StringSplitOptions.RemoveEmptyEntries)[1];
        if (allowed != "unlimited" && long.Parse(allowed, CultureInfo.InvariantCulture) < needed)
            throw new InvalidOperationException($"{needed} open files are needed, {allowed} are allowed: ulimit -Hn {needed}, as root");
    }
}
