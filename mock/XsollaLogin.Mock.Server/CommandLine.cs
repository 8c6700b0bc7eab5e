using System.Globalization;
using System.Reflection;
using XsollaLogin.Mock.Admin;
using XsollaLogin.Mock.WireMockNet;

namespace XsollaLogin.Mock.Server;

/// <summary>What the user typed, and what the environment adds.</summary>
/// <param name="RequireCoverage">Whether the mock ends with an error when it stops and an operation or documented answer was not reached.</param>
/// <param name="ExportFolder">Where the documented answers go as mappings of WireMock.Net; the mock then does not start. Null: it starts.</param>
/// <param name="Problem">What is wrong with it, in one line; null: nothing.</param>
internal sealed record CommandLine(MockLoginServerOptions Options, bool RequireCoverage = false, string? ExportFolder = null, bool Help = false, string? Problem = null)
{
    public static string Usage => $"""
        Usage: {Assembly.GetEntryAssembly()?.GetName().Name} [options]

          --port <number>          the port on localhost; 0 is any free one (default 5080)
          --urls <url>[;<url>...]  the addresses to listen on, such as http://0.0.0.0:5080
          --config <file>          a JSON file of projects and their settings; watched
          --root-dir <folder>      static mappings of WireMock.Net in its __admin/mappings; watched
          --admin-key <key>        admin endpoints need it as Authorization: Bearer <key>, and may come from other machines;
                                   better set in the environment: XSOLLA_LOGIN_MOCK_ADMIN_KEY
          --idle <minutes>         drop a project that has not been used for so long (default 720)
          --journal <number>       how many requests the journal of a project keeps; 0 is none (default 1000)
          --show-secrets           the journal shows passwords, codes and tokens
          --strict                 only configured projects exist
          --replay                 no state and no checks: the documented answers as static mappings of WireMock.Net
          --require-coverage       fail at the end if a documented answer was not reached
          --export-wiremock <dir>  write these mappings to __admin/mappings in the folder, and end
          --help                   this text

        """;

    private static readonly string[] Flags = ["--strict", "--replay", "--show-secrets", "--require-coverage"];
    private static readonly string[] Valued = ["--port", "--urls", "--config", "--root-dir", "--admin-key", "--idle", "--journal", "--export-wiremock"];
    private static readonly string[] DefaultUrls = ["http://localhost:5080"];

    /// <param name="environmentKey">The key that admin endpoints need, where none is typed; null or empty: there is none.</param>
    public static CommandLine Parse(string[] args, string? environmentKey)
    {
        var given = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i++)
        {
            var (option, value) = Split(args[i]);
            if (option is "--help" or "-h" or "-?") return new CommandLine(new(), Help: true);
            if (value is null && Flags.Contains(option))
            {
                given[option] = "";
                continue;
            }

            if (!Valued.Contains(option)) return Wrong($"unknown option '{args[i]}'");
            if (value is null && i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) value = args[++i];
            if (value is null) return Wrong($"{option} needs a value");
            if (value.Length == 0) return Wrong($"{option} needs a value, not an empty one");
            if (!given.TryAdd(option, value)) return Wrong($"give {option} once");
        }

        if (!string.IsNullOrEmpty(environmentKey)) given.TryAdd("--admin-key", environmentKey);
        return Read(given);
    }

    private static CommandLine Read(Dictionary<string, string> given)
    {
        if (given.ContainsKey("--port") && given.ContainsKey("--urls")) return Wrong("give --port or --urls, not both");
        if (given.TryGetValue("--admin-key", out var key) && AdminKey.ProblemOf(key) is { } weakness) return Wrong($"--admin-key, or {AdminKey.Variable}, {weakness}");
        if (UrlProblem(given, out var urls) is { } problem) return Wrong(problem);
        var idle = MockLoginServerOptions.DefaultIdleProjects;
        if (given.TryGetValue("--idle", out var minutes))
        {
            if (!ushort.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0) return Wrong($"--idle must be minutes from 1 to 65535, not '{minutes}'");
            idle = TimeSpan.FromMinutes(number);
        }

        var journal = MockLoginServerOptions.DefaultJournalSize;
        if (given.TryGetValue("--journal", out var size) && (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out journal) || journal > MockLoginServerOptions.LargestJournal))
        {
            return Wrong($"--journal must be a number from 0 to {MockLoginServerOptions.LargestJournal}, not '{size}'");
        }

        var options = new MockLoginServerOptions
        {
            Urls = urls,
            ConfigFile = given.GetValueOrDefault("--config"),
            RootDirectory = given.GetValueOrDefault("--root-dir"),
            AdminKey = given.GetValueOrDefault("--admin-key"),
            IdleProjects = idle,
            JournalSize = journal,
            ShowSecrets = given.ContainsKey("--show-secrets"),
            Strict = given.ContainsKey("--strict"),
            Replay = given.ContainsKey("--replay"),
        };
        return new CommandLine(options, given.ContainsKey("--require-coverage"), given.GetValueOrDefault("--export-wiremock"));
    }

    private static string? UrlProblem(Dictionary<string, string> given, out string[] urls)
    {
        urls = DefaultUrls;
        if (given.TryGetValue("--port", out var port))
        {
            if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return $"--port must be a number from 0 to 65535, not '{port}'";
            urls = [$"http://localhost:{number}"];
        }

        if (!given.TryGetValue("--urls", out var addresses)) return null;
        urls = addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls is []) return "--urls needs an address";
        foreach (var url in urls)
        {
            if (!ListenUrl.TryParse(url, out _, out var problem)) return $"--urls: {problem}";
        }

        return null;
    }

    private static (string Option, string? Value) Split(string argument) =>
        argument.IndexOf('=') is > 0 and var equals ? (argument[..equals], argument[(equals + 1)..]) : (argument, null);

    private static CommandLine Wrong(string problem) => new(new(), Problem: $"{problem}; see --help");
}

/// <summary>What it means that other machines reach the mock.</summary>
internal static class OpenAddress
{
    public static string Warn(string url, bool hasKey) =>
        $"Warning: other machines reach the mock at {url}. They can use the API and open links. "
        + (hasKey
            ? "With the admin key, which travels unencrypted, they can also call the admin API and so read codes, messages and tokens."
            : $"Admin endpoints, and with them codes, messages and tokens, are for this machine only; a key in {AdminKey.Variable} opens them to others.");
}
