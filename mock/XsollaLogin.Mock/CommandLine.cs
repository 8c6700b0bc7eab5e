using System.Globalization;

namespace XsollaLogin.Mock;

/// <summary>What the user typed.</summary>
/// <param name="Problem">What is wrong with it, in one line; null: nothing.</param>
internal sealed record CommandLine(IReadOnlyList<string> Urls, bool Help = false, string? Problem = null)
{
    public const string Usage = """
        Usage: XsollaLogin.Mock [options]

          --port <number>          the port on localhost; 0 is any free one (default 5080)
          --urls <url>[;<url>...]  the addresses to listen on, such as http://0.0.0.0:5080
          --help                   this text

        """;

    private const string DefaultUrl = "http://localhost:5080";

    public static CommandLine Parse(string[] args)
    {
        List<string>? urls = null;
        for (var i = 0; i < args.Length; i++)
        {
            var (option, value) = Split(args[i]);
            if (option is "--help" or "-h" or "-?") return new CommandLine([], Help: true);
            if (option is not ("--port" or "--urls")) return Wrong($"unknown option '{args[i]}'");
            if (urls is not null) return Wrong("give --port or --urls once");
            value ??= ++i < args.Length ? args[i] : null;
            if (value is null) return Wrong($"{option} needs a value");
            if (option == "--port")
            {
                if (!ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return Wrong($"--port must be a number from 0 to 65535, not '{value}'");
                value = $"http://localhost:{port}";
            }

            urls = [.. value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
            if (urls is []) return Wrong("--urls needs an address");
            foreach (var url in urls)
            {
                if (!ListenUrl.TryParse(url, out _, out var problem)) return Wrong($"--urls: {problem}");
            }
        }

        return new CommandLine(urls ?? [DefaultUrl]);
    }

    private static (string Option, string? Value) Split(string argument) =>
        argument.IndexOf('=') is > 0 and var equals ? (argument[..equals], argument[(equals + 1)..]) : (argument, null);

    private static CommandLine Wrong(string problem) => new([], Problem: $"{problem}; see --help");
}
