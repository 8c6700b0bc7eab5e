namespace XsollaLogin.Mock.Server;

/// <summary>The options of the program. Parsing, <c>--help</c>, the environment variables and the table in the docs use this list.</summary>
internal static class ProgramOptions
{
    private static readonly MockLoginServerOptions Defaults = new();

    public static ProgramOption<int> Port { get; } = OptionKind.Number(
        "--port", "number", "The port on localhost; 0 is any free one.", 0, ushort.MaxValue, 5080);

    public static ProgramOption<string[]?> Urls { get; } = OptionKind.Addresses(
        "--urls", "url[;url...]", "The addresses to listen on, such as http://0.0.0.0:5080; in place of --port.");

    public static ProgramOption<bool> Https { get; } = OptionKind.Flag(
        "--https", "Use https at --port or --urls, with the certificate of --certificate or the development certificate of ASP.NET Core.");

    public static ProgramOption<string?> Certificate { get; } = OptionKind.Text(
        "--certificate", "file", "A certificate for https: a PKCS #12 file without a password, or a PEM file with certificate and private key.");

    public static ProgramOption<Uri?> PublicUrl { get; } = OptionKind.Origin(
        "--public-url", "url", "The address of the mock behind a proxy, such as https://login.example.test, for links and cookies.");

    public static ProgramOption<bool> ForwardedHeaders { get; } = OptionKind.Flag(
        "--forwarded-headers", "Take scheme and host in links and cookies from X-Forwarded-Proto and X-Forwarded-Host, which the proxy must set.");

    public static ProgramOption<string?> Config { get; } = OptionKind.Text(
        "--config", "file", "A JSON file of projects and their settings; watched.");

    public static ProgramOption<string?> RootDir { get; } = OptionKind.Text(
        "--root-dir", "folder", "A folder with static mappings of WireMock.Net in __admin/mappings; watched.");

    public static ProgramOption<string?> AdminKey { get; } = OptionKind.Key(
        "--admin-key", "key",
        $"The key that admin endpoints except /health require as a bearer token, at least {MockLoginServerOptions.ShortestAdminKey} characters. With it, other "
        + "machines may call them. "
        + "Better set as an environment variable: other users of the machine can see the command line.");

    public static ProgramOption<int> Idle { get; } = OptionKind.Number(
        "--idle", "minutes", "Drop a project that has not been used for this long.", 1, ushort.MaxValue, (int)Defaults.IdleProjects.TotalMinutes);

    public static ProgramOption<int> Journal { get; } = OptionKind.Number(
        "--journal", "number", "How many requests the journal of a project keeps; 0 is none.", 0, MockLoginServerOptions.LargestJournal, Defaults.JournalSize);

    public static ProgramOption<bool> ShowSecrets { get; } = OptionKind.Flag(
        "--show-secrets", "Show passwords, codes and tokens in the journal.");

    public static ProgramOption<bool> Quiet { get; } = OptionKind.Flag(
        "--quiet", "Print no requests and no messages; with --log json, the first line is printed, which has the addresses.");

    public static ProgramOption<string> Log { get; } = OptionKind.OneOf(
        "--log", "format", "How each request and message is printed: text, or json with one object a line.", "text", JsonLog.Name);

    public static ProgramOption<bool> Strict { get; } = OptionKind.Flag(
        "--strict", "Accept configured projects only.");

    public static ProgramOption<bool> Replay { get; } = OptionKind.Flag(
        "--replay", "Keep no state and check nothing: answer each operation with its first success, or with the answer that Prefer names.");

    public static ProgramOption<bool> RequireCoverage { get; } = OptionKind.Flag(
        "--require-coverage", "Exit with code 3 if an operation or an answer of the contract was not reached.");

    public static ProgramOption<string?> ExportWireMock { get; } = OptionKind.Text(
        "--export-wiremock", "folder", "Write the answers of the contract as static mappings of WireMock.Net to __admin/mappings in this folder, then exit.");

    public static ProgramOption<bool> Help { get; } = OptionKind.Flag("--help", "Show this text.");

    public static ProgramOption<bool> Version { get; } = OptionKind.Flag("--version", "Show the version.");

    /// <summary>The options that an environment variable can set.</summary>
    public static IReadOnlyList<ProgramOption> WithVariable { get; } =
    [
        Port, Urls, Https, Certificate, PublicUrl, ForwardedHeaders, Config, RootDir, AdminKey, Idle, Journal, ShowSecrets, Quiet, Log, Strict, Replay,
        RequireCoverage, ExportWireMock,
    ];

    /// <summary>The alternatives for the address; at most one may be given.</summary>
    public static IReadOnlyList<ProgramOption> Listening { get; } = [Port, Urls];

    public static IReadOnlyList<ProgramOption> All { get; } = [.. WithVariable, Help, Version];
}
