using System.Globalization;
using System.Reflection;

namespace XsollaLogin.Mock;

/// <summary>What the user typed.</summary>
/// <param name="Problem">What is wrong with it, in one line; null: nothing.</param>
internal sealed record CommandLine(MockLoginServerOptions Options, bool Help = false, string? Problem = null)
{
    public static readonly string Usage = $"""
        Usage: {Assembly.GetEntryAssembly()?.GetName().Name} [options]

          --port <number>          the port on localhost; 0 is any free one (default 5080)
          --urls <url>[;<url>...]  the addresses to listen on, such as http://0.0.0.0:5080
          --config <file>          a JSON file of projects and their settings
          --idle <minutes>         drop a project that nobody has used for so long (default 720)
          --strict                 only configured projects exist
          --replay                 keep no state: each operation answers its first documented success
          --help                   this text

        """;

    private static readonly string[] DefaultUrls = ["http://localhost:5080"];

    public static CommandLine Parse(string[] args)
    {
        string[]? urls = null;
        string? config = null;
        TimeSpan? idle = null;
        var (strict, replay) = (false, false);
        for (var i = 0; i < args.Length; i++)
        {
            var (option, value) = Split(args[i]);
            if (option is "--help" or "-h" or "-?") return new CommandLine(new(), Help: true);
            if (value is null && option is "--strict" or "--replay")
            {
                strict |= option == "--strict";
                replay |= option == "--replay";
                continue;
            }

            if (option is not ("--port" or "--urls" or "--config" or "--idle")) return Wrong($"unknown option '{args[i]}'");
            value ??= ++i < args.Length ? args[i] : null;
            if (value is null) return Wrong($"{option} needs a value");
            if (option == "--config")
            {
                if (config is not null) return Wrong("give --config once");
                if (value.Length == 0) return Wrong("--config needs a file");
                config = value;
                continue;
            }

            if (option == "--idle")
            {
                if (!ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes == 0) return Wrong($"--idle must be minutes from 1 to 65535, not '{value}'");
                idle = TimeSpan.FromMinutes(minutes);
                continue;
            }

            if (urls is not null) return Wrong("give --port or --urls once");
            if (ProblemOf(option, value, out urls) is { } problem) return Wrong(problem);
        }

        return new CommandLine(new MockLoginServerOptions
        {
            Urls = urls ?? DefaultUrls,
            ConfigFile = config,
            Strict = strict,
            Replay = replay,
            IdleWorlds = idle ?? MockLoginServerOptions.DefaultIdleWorlds,
        });
    }

    private static string? ProblemOf(string option, string value, out string[] urls)
    {
        urls = [];
        if (option == "--port")
        {
            if (!ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return $"--port must be a number from 0 to 65535, not '{value}'";
            value = $"http://localhost:{port}";
        }

        urls = value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
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
