using System.Collections;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Server;

/// <summary>What the user typed, and what the environment adds.</summary>
/// <param name="RequireCoverage">Whether the mock ends with an error when it stops and an operation or documented answer was not reached.</param>
/// <param name="ExportFolder">Where the documented answers go as mappings of WireMock.Net; the mock then does not start. Null: it starts.</param>
/// <param name="Text">The help or the version, printed in place of a start; null: the mock starts.</param>
/// <param name="Problem">What is wrong with it, in one line; null: nothing.</param>
internal sealed record CommandLine(
    MockLoginServerOptions Options, bool RequireCoverage = false, string? ExportFolder = null, string? Text = null, string? Problem = null)
{
    public static CommandLine Parse(string[] args, IDictionary environment)
    {
        try
        {
            var typed = PlainArguments.Read(args) ?? new CommandLineParser().Read(args);
            if (typed.ContainsKey(ProgramOptions.Help.Name)) return new(new(), Text: new CommandLineParser().Help);
            if (typed.ContainsKey(ProgramOptions.Version.Name)) return new(new(), Text: Product.Version + Environment.NewLine);
            return Of(new GivenOptions(typed, EnvironmentVariables.Read(environment)));
        }
        catch (FormatException e)
        {
            return new(new(), Problem: $"{e.Message}; see {ProgramOptions.Help.Name}");
        }
    }

    private static CommandLine Of(GivenOptions given)
    {
        given.CheckOne(ProgramOptions.Listening);
        var options = new MockLoginServerOptions
        {
            Urls = given.Value(ProgramOptions.Urls) ?? [$"http://localhost:{given.Value(ProgramOptions.Port)}"],
            ConfigFile = given.Value(ProgramOptions.Config),
            RootDirectory = given.Value(ProgramOptions.RootDir),
            AdminKey = given.Value(ProgramOptions.AdminKey),
            IdleProjects = TimeSpan.FromMinutes(given.Value(ProgramOptions.Idle)),
            JournalSize = given.Value(ProgramOptions.Journal),
            ShowSecrets = given.Value(ProgramOptions.ShowSecrets),
            Strict = given.Value(ProgramOptions.Strict),
            Replay = given.Value(ProgramOptions.Replay),
        };
        return new CommandLine(options, given.Value(ProgramOptions.RequireCoverage), given.Value(ProgramOptions.ExportWireMock));
    }
}
