using XsollaLogin.Benchmarks.Build;
using XsollaLogin.Benchmarks.Client;
using XsollaLogin.Benchmarks.Growth;
using XsollaLogin.Benchmarks.Polls;
using XsollaLogin.Benchmarks.Reporting;
using XsollaLogin.Benchmarks.Scale;
using XsollaLogin.Benchmarks.Servers;
using XsollaLogin.Benchmarks.Soak;
using XsollaLogin.Benchmarks.Start;
using XsollaLogin.Benchmarks.Stations;

Command[] commands = [new ServersCommand(), new StartCommand(), new ScaleCommand(), new GrowthCommand(), new PollsCommand(), new SoakCommand(),
    new ClientCommand(), new StationsCommand(), new BuildCommand()];

if (args is not [{ } name, .. var arguments] || Array.Find(commands, command => command.Name == name) is not { } command)
{
    await Console.Error.WriteLineAsync($"""
        Usage: dotnet run -c Release --project tests/XsollaLogin.Benchmarks -- <command> [--no-page]

        Each command prints its tables and writes them into docs/performance.md.

          {string.Join("\n  ", commands.Select(each => $"{each.Usage,-42} {each.Meaning}"))}
        """);
    return 2;
}

await command.RunAsync([.. arguments.Where(argument => argument != "--no-page")], intoPage: !arguments.Contains("--no-page"));
return 0;
