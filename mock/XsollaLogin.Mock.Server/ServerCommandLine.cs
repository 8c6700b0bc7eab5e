using System.Collections;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using XsollaLogin.Mock.Http;

namespace XsollaLogin.Mock.Server;

/// <summary>The options from the command line and the environment.</summary>
/// <param name="Options">The options of the mock.</param>
/// <param name="RequireCoverage">Whether the exit code is an error if an operation or an answer of the contract was not reached.</param>
/// <param name="IsQuiet">Whether only warnings and errors are printed.</param>
/// <param name="LogFormat">The form of the log: text or json.</param>
/// <param name="ExportFolder">The folder for the answers of the contract as mappings of WireMock.Net; null: nothing is exported.</param>
/// <param name="Warning">The warning about a variable of ASP.NET Core that the mock ignores; null: there is nothing to warn about.</param>
/// <param name="Text">The help or the version, printed in place of a start; null: neither was requested.</param>
/// <param name="Problem">The usage error in one line; null: there is none.</param>
internal sealed partial record ServerCommandLine(
    MockLoginServerOptions Options, bool RequireCoverage = false, bool IsQuiet = false, string LogFormat = "", string? ExportFolder = null,
    string? Warning = null, string? Text = null, string? Problem = null)
{
    public bool IsLogJson => LogFormat == JsonLog.Name;

    /// <summary>Whether the addresses are printed at the start. A program that reads the log needs them also from a quiet mock.</summary>
    public bool HasGreeting => !IsQuiet || IsLogJson;

    /// <summary>The URLs to show in place of those that the server listens on; null: those are shown.</summary>
    public string[]? PublicUrls => Options.PublicUrl is { } url ? [url.GetLeftPart(UriPartial.Authority)] : null;

    public static ServerCommandLine Parse(string[] args, IDictionary environment)
    {
        try
        {
            var parser = new CommandLineParser();
            var typed = parser.Read(args);
            if (IsOn(ProgramOptions.Help)) return new(new(), Text: parser.Help);
            if (IsOn(ProgramOptions.Version)) return new(new(), Text: Product.Version + Environment.NewLine);
            var given = new GivenOptions(typed, EnvironmentVariables.Read(environment));
            return Of(given) with { Warning = given.HasAddress ? null : EnvironmentVariables.UnusedIn(environment) };

            bool IsOn(ProgramOption<bool> flag) => typed.TryGetValue(flag.Name, out var text) && flag.Read(text);
        }
        catch (InvalidDataException e)
        {
            return new(new(), Problem: e.Message);
        }
        catch (FormatException e)
        {
            return new(new(), Problem: $"{e.Message}; see {ProgramOptions.Help.Name}");
        }
    }

    private static ServerCommandLine Of(GivenOptions given)
    {
        given.CheckAddress();
        string[] urls = given.Value(ProgramOptions.Urls) ?? [$"http://localhost:{given.Value(ProgramOptions.Port)}"];
        if (given.Value(ProgramOptions.Https)) urls = [.. urls.Select(url => Http().Replace(url, "https:"))];
        var options = new MockLoginServerOptions
        {
            Urls = urls,
            Certificate = CertificateOf(urls, given.Value(ProgramOptions.Certificate)),
            PublicUrl = given.Value(ProgramOptions.PublicUrl),
            ForwardedHeaders = given.Value(ProgramOptions.ForwardedHeaders),
            ConfigFile = given.Value(ProgramOptions.Config),
            RootDirectory = given.Value(ProgramOptions.RootDir),
            AdminKey = given.Value(ProgramOptions.AdminKey),
            IdleProjects = TimeSpan.FromMinutes(given.Value(ProgramOptions.Idle)),
            JournalSize = given.Value(ProgramOptions.Journal),
            ShowSecrets = given.Value(ProgramOptions.ShowSecrets),
            Strict = given.Value(ProgramOptions.Strict),
            Replay = given.Value(ProgramOptions.Replay),
        };
        return new ServerCommandLine(
            options, given.Value(ProgramOptions.RequireCoverage), given.Value(ProgramOptions.Quiet), given.Value(ProgramOptions.Log),
            given.Value(ProgramOptions.ExportWireMock));
    }

    [GeneratedRegex("^http:", RegexOptions.IgnoreCase)]
    private static partial Regex Http();

    private static X509Certificate2? CertificateOf(string[] urls, string? file)
    {
        var isHttps = urls.Any(url => url.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase));
        if (isHttps) return file is null ? ServerCertificate.OfDeveloper(TimeProvider.System.GetUtcNow()) : ServerCertificate.Read(file);
        return file is null ? null : throw new FormatException($"{ProgramOptions.Certificate.Name} needs {ProgramOptions.Https.Name} or an https address");
    }
}
