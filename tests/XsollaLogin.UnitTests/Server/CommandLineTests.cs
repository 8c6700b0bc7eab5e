using XsollaLogin.Mock.Server;

namespace XsollaLogin.UnitTests.Server;

/// <summary>What is typed and what the environment sets, as the mock starts with it.</summary>
public sealed class CommandLineTests
{
    private const string Key = "sixteen-letters!";

    [Fact]
    public void Nothing_typed_gives_the_defaults()
    {
        var options = Parse().Options;

        Assert.Equal(["http://localhost:5080"], options.Urls);
        Assert.Equal((null, null, null), (options.ConfigFile, options.RootDirectory, options.AdminKey));
        Assert.Equal((TimeSpan.FromHours(12), 1000), (options.IdleProjects, options.JournalSize));
        Assert.Equal((false, false, false), (options.ShowSecrets, options.Strict, options.Replay));
    }

    [Fact]
    public void Each_option_reaches_the_server()
    {
        var line = Parse(
            "--urls", "http://127.0.0.1:1; http://[::1]:2", "--public-url", "https://login.example.test", "--forwarded-headers",
            "--config", "a.json", "--root-dir", "stubs",
            "--admin-key", Key, "--idle", "1", "--journal", "0",
            "--show-secrets", "--quiet", "--log", "json", "--strict", "--replay", "--require-coverage", "--export-wiremock", "out");

        Assert.Null(line.Problem);
        Assert.Equal(["http://127.0.0.1:1", "http://[::1]:2"], line.Options.Urls);
        Assert.Equal(new Uri("https://login.example.test"), line.Options.PublicUrl);
        Assert.Equal(("a.json", "stubs", Key), (line.Options.ConfigFile, line.Options.RootDirectory, line.Options.AdminKey));
        Assert.Equal((TimeSpan.FromMinutes(1), 0), (line.Options.IdleProjects, line.Options.JournalSize));
        Assert.Equal((true, true, true, true), (line.Options.ForwardedHeaders, line.Options.ShowSecrets, line.Options.Strict, line.Options.Replay));
        Assert.Equal((true, true, "json", "out"), (line.RequireCoverage, line.IsQuiet, line.LogFormat, line.ExportFolder));
    }

    [Fact]
    public void Each_setting_is_an_environment_variable()
    {
        string[] values =
        [
            "http://127.0.0.1:1", "0", "https://login.example.test", "1", "a.json", "stubs", Key, "1", "0", "1", "true", "json", "1", "1", "true", "out",
        ];
        var settings = ProgramOptions.WithVariable.Where(option => option != ProgramOptions.Port && option != ProgramOptions.Certificate).ToList();
        var typed = Parse([.. settings.Zip(values, (option, value) => $"{option.Name}={value}")]);
        var set = ParseIn(settings.Zip(values).ToDictionary(pair => pair.First.Variable, pair => pair.Second));

        Assert.Equal(values.Length, settings.Count);
        Assert.Null(set.Problem);
        Assert.Equivalent(typed, set, strict: true);
    }

    [Theory]
    [InlineData("--port=5081", "http://localhost:5081")]
    [InlineData("--port 5081", "http://localhost:5081")]
    [InlineData("--port:5081", "http://localhost:5081")]
    [InlineData("--port 0", "http://localhost:0")]
    [InlineData("--urls=http://127.0.0.1:5081", "http://127.0.0.1:5081")]
    public void A_value_follows_its_option_in_any_form(string typed, string url) => Assert.Equal([url], Parse(typed.Split(' ')).Options.Urls);

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("", false)]
    public void A_flag_in_the_environment_is_on_or_off(string value, bool strict) =>
        Assert.Equal((strict, null), (ParseIn(new() { ["XSOLLA_LOGIN_MOCK_STRICT"] = value }).Options.Strict, Parse().Problem));

    [Theory]
    [InlineData("--strict=false")]
    [InlineData("--strict 0")]
    public void A_typed_flag_wins_over_the_environment(string typed) =>
        Assert.False(ParseIn(new() { ["XSOLLA_LOGIN_MOCK_STRICT"] = "true" }, typed.Split(' ')).Options.Strict);

    [Theory]
    [InlineData("XSOLLA_LOGIN_MOCK_PORT", "5082")]
    [InlineData("XSOLLA_LOGIN_MOCK_PORT", "wrong")]
    [InlineData("XSOLLA_LOGIN_MOCK_URLS", "http://localhost:5082")]
    public void A_typed_port_wins_over_the_environment(string variable, string value)
    {
        var line = ParseIn(new() { [variable] = value }, "--port", "5081");

        Assert.Equal((null, "http://localhost:5081"), (line.Problem, Assert.Single(line.Options.Urls)));
    }

    [Theory]
    [InlineData("unknown option '--prot'", "--prot 1")]
    [InlineData("unknown option '--admin-kye'", "--admin-kye=secret")]
    [InlineData("unknown option '--prot'", "--config --prot 1")]
    [InlineData("unknown option '--PORT'", "--PORT 1")]
    [InlineData("unknown option '5081'", "5081")]
    [InlineData("unknown option '2'", "--port 1 2")]
    [InlineData("unknown option '--'", "--")]
    [InlineData("unknown option '@file'", "@file")]
    [InlineData("unknown option '[diagram]'", "[diagram] --port 1")]
    [InlineData("unknown option 'xsolla-login-mock'", "xsolla-login-mock --port 1")]
    [InlineData("--port needs a value", "--port")]
    [InlineData("--port needs a value", "--port=")]
    [InlineData("--admin-key needs a value", "--admin-key --strict")]
    [InlineData("give --port once", "--port 1 --port 2")]
    [InlineData("give --strict once", "--strict --strict")]
    [InlineData("give --port or --urls, not both", "--port 0 --urls http://localhost:0")]
    [InlineData("--port must be a number from 0 to 65535, not '65536'", "--port 65536")]
    [InlineData("--port must be a number from 0 to 65535, not '-1'", "--port -1")]
    [InlineData("--urls needs an address", "--urls ;")]
    [InlineData("--idle must be a number from 1 to 65535, not '0'", "--idle 0")]
    [InlineData("--idle must be a number from 1 to 65535, not '65536'", "--idle 65536")]
    [InlineData("--journal must be a number from 0 to 1000000, not '1000001'", "--journal 1000001")]
    [InlineData("--admin-key must be at least 16 characters long", "--admin-key only15letters__")]
    [InlineData("--strict must be true, false, 1 or 0, not 'yes'", "--strict=yes")]
    [InlineData("--public-url must be http or https and a host, such as https://login.example.test, not 'https://h:0'", "--public-url https://h:0")]
    [InlineData("--strict needs a value", "--strict=")]
    [InlineData("--strict needs a value", "--strict ")]
    [InlineData("--strict needs a value", "--port 1 --strict:")]
    public void A_mistake_is_one_line(string problem, string typed) => Assert.Equal($"{problem}; see --help", Parse(typed.Split(' ')).Problem);

    [Fact]
    public void An_address_that_is_none_is_quoted() => Assert.StartsWith(
        "--urls is not valid: 'ftp://localhost:1' must be http://host:port",
        Parse("--urls", "ftp://localhost:1").Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("XSOLLA_LOGIN_MOCK_PORT must be a number from 0 to 65535, not 'abc'", "PORT", "abc")]
    [InlineData("XSOLLA_LOGIN_MOCK_STRICT must be true, false, 1 or 0, not 'yes'", "STRICT", "yes")]
    [InlineData("XSOLLA_LOGIN_MOCK_ADMIN_KEY must be at least 16 characters long", "ADMIN_KEY", "only15letters__")]
    public void A_mistake_in_the_environment_names_the_variable(string problem, string variable, string value) =>
        Assert.Equal($"{problem}; see --help", ParseIn(new() { [$"XSOLLA_LOGIN_MOCK_{variable}"] = value }).Problem);

    [Fact]
    public void Two_ways_to_say_where_to_listen_in_the_environment_are_a_mistake() => Assert.Equal(
        "give XSOLLA_LOGIN_MOCK_PORT or XSOLLA_LOGIN_MOCK_URLS, not both; see --help",
        ParseIn(new() { ["XSOLLA_LOGIN_MOCK_PORT"] = "1", ["XSOLLA_LOGIN_MOCK_URLS"] = "http://localhost:1" }).Problem);

    [Theory]
    [InlineData("XSOLLA_LOGIN_MOCK_PROT")]
    [InlineData("XSOLLA_LOGIN_MOCK_HELP")]
    [InlineData("xsolla_login_mock_port")]
    public void An_unknown_variable_is_named_with_the_known_ones_and_without_its_value(string variable)
    {
        var problem = ParseIn(new() { [variable] = "a secret" }, "--port", "1").Problem!;

        Assert.StartsWith($"unknown environment variable {variable}: the known ones are XSOLLA_LOGIN_MOCK_PORT, ", problem, StringComparison.Ordinal);
        Assert.All(ProgramOptions.WithVariable, option => Assert.Contains(option.Variable, problem, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
    }

    [Theory]
    [InlineData("XSOLLA_LOGIN_MOCK_SERVICE_HOST", "10.0.0.1")]
    [InlineData("XSOLLA_LOGIN_MOCK_SERVICE_PORT", "5080")]
    [InlineData("XSOLLA_LOGIN_MOCK_SERVICE_PORT_HTTP", "5080")]
    [InlineData("XSOLLA_LOGIN_MOCK_PORT", "tcp://10.0.0.1:5080")]
    [InlineData("XSOLLA_LOGIN_MOCK_PORT_5080_TCP", "tcp://10.0.0.1:5080")]
    [InlineData("XSOLLA_LOGIN_MOCK_PORT_5080_TCP_PROTO", "tcp")]
    [InlineData("XSOLLA_LOGIN_MOCK_PORT_5080_UDP_ADDR", "10.0.0.1")]
    [InlineData("XSOLLA_LOGIN_MOCK_ADMIN_SERVICE_HOST", "10.0.0.1")]
    [InlineData("XSOLLA_LOGIN_MOCK_ADMIN_PORT", "udp://10.0.0.1:5080")]
    public void Variables_of_Kubernetes_for_a_Service_are_ignored(string variable, string value)
    {
        var line = ParseIn(new() { [variable] = value });

        Assert.Equal((null, "http://localhost:5080"), (line.Problem, Assert.Single(line.Options.Urls)));
    }

    [Theory]
    [InlineData("XSOLLA_LOGIN_MOCK_SERVICE", "10.0.0.1")]
    [InlineData("XSOLLA_LOGIN_MOCK_SERVICE_HOSTS", "10.0.0.1")]
    [InlineData("XSOLLA_LOGIN_MOCK_PORT_5080", "5080")]
    [InlineData("XSOLLA_LOGIN_MOCK_ADMIN_PORT", "5080")]
    [InlineData("XSOLLA_LOGIN_MOCK_PORT", "http://10.0.0.1:5080")]
    public void Variables_of_a_similar_form_are_mistakes(string variable, string value) =>
        Assert.Contains(variable, ParseIn(new() { [variable] = value }).Problem, StringComparison.Ordinal);

    [Fact]
    public void Variables_of_other_programs_are_ignored() => Assert.Null(ParseIn(new() { ["XSOLLA_LOGIN_CHECK_URL"] = "a", ["PORT"] = "b" }).Problem);

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("--port --help")]
    [InlineData("--port abc --help")]
    [InlineData("--prot -h")]
    public void Help_lists_every_option_with_its_description_and_default(string typed)
    {
        var help = ParseIn(new() { ["XSOLLA_LOGIN_MOCK_ADMIN_KEY"] = Key, ["XSOLLA_LOGIN_MOCK_PROT"] = "1" }, typed.Split(' ')).Text!;
        var lines = help.Split('\n').Select(line => line.Trim()).ToList();

        Assert.All(ProgramOptions.WithVariable, option => Assert.Contains(lines, line =>
            line.StartsWith(option.ValueName is null ? $"{option.Name} " : $"{option.Name} <{option.ValueName}> ", StringComparison.Ordinal)
            && line.EndsWith(option.Default is { } usual ? $" {option.Description} [default: {usual}]" : $" {option.Description}", StringComparison.Ordinal)));
        Assert.Contains("XSOLLA_LOGIN_MOCK_ADMIN_KEY", help, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, help, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_a_line_of_its_own() => Assert.Matches(@"^\d+\.\d+\.\d+\r?\n$", Parse("--version").Text);

    private static ServerCommandLine Parse(params string[] args) => ServerCommandLine.Parse(args, new Dictionary<string, string>());

    private static ServerCommandLine ParseIn(Dictionary<string, string> environment, params string[] args) => ServerCommandLine.Parse(args, environment);
}
