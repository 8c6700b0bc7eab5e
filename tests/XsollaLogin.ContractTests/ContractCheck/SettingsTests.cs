using XsollaLogin.ContractCheck;
using XsollaLogin.ContractCheck.Settings;

namespace XsollaLogin.ContractTests.ContractCheck;

public class SettingsTests
{
    private const string Url = "http://127.0.0.1/api";

    [Theory]
    [InlineData("XSOLLA_LOGIN_BASE_URL", "login.xsolla.com/api")]
    [InlineData("XSOLLA_LOGIN_BASE_URL", "ftp://login.xsolla.com/api")]
    [InlineData("XSOLLA_LOGIN_BASE_URL", "https://login.xsolla.com/api?projectId=1")]
    [InlineData("XSOLLA_LOGIN_CLIENT_ID", "abc")]
    [InlineData("XSOLLA_LOGIN_CLIENT_ID", "0")]
    [InlineData("XSOLLA_LOGIN_CALLBACK_URL", "callback")]
    [InlineData("XSOLLA_LOGIN_EMAIL", "john")]
    [InlineData("XSOLLA_LOGIN_PHONE_NUMBER", "12025550123")]
    [InlineData("XSOLLA_LOGIN_PHONE_NUMBER", "+")]
    [InlineData("XSOLLA_LOGIN_ALLOW_WRITES", "yes")]
    [InlineData("XSOLLA_LOGIN_REPORT", "report.txt")]
    public async Task A_wrong_value_is_named_with_its_variable_and_rule(string variable, string value)
    {
        var rule = Setting.All.Single(setting => setting.Variable == variable).Rule;
        var settings = await SettingsAsync([("XSOLLA_LOGIN_BASE_URL", Url), (variable, value)]);

        Assert.Equal([$"{variable} must be {rule}, not \"{value}\""], settings.Problems);
    }

    [Fact]
    public async Task A_wrong_value_of_an_option_is_named_with_the_option() =>
        Assert.Equal(["--client-id must be a whole number from 1, not \"abc\""], (await SettingsAsync([], Url, "--client-id", "abc")).Problems);

    [Fact]
    public async Task A_secret_in_a_URL_is_not_printed() =>
        Assert.DoesNotContain("hidden", (await SettingsAsync([], "https://user:hidden@login.xsolla.com/api")).Problems.Single(), StringComparison.Ordinal);

    [Fact]
    public async Task A_missing_URL_is_named_with_an_example() =>
        Assert.Equal(
            ["<url> (XSOLLA_LOGIN_BASE_URL) is missing: pass the URL of the API, such as https://login.xsolla.com/api"],
            (await SettingsAsync([("XSOLLA_LOGIN_PROJECT_ID", "p")])).Problems);

    [Theory]
    [InlineData("http://127.0.0.1:5080/api")]
    [InlineData("http://127.0.0.1:5080/api/")]
    public async Task The_URL_may_end_in_a_slash(string url) =>
        Assert.Equal("http://127.0.0.1:5080/api/", (await SettingsAsync([], url)).BaseAddress.AbsoluteUri);

    [Fact]
    public async Task Every_option_sets_the_same_setting_as_its_variable()
    {
        var values = Setting.All.Where(setting => setting.Kind != SettingKind.Flag).ToDictionary(setting => setting, setting => $"value of {setting.Name}");
        var options = values.SelectMany(pair => pair.Key.Kind == SettingKind.Argument ? [pair.Value] : (string[])[pair.Key.Option, pair.Value]);
        var byOption = await SettingsAsync([], [.. options]);
        var byVariable = await SettingsAsync([.. values.Select(pair => (pair.Key.Variable, pair.Value))]);

        Assert.All(values, pair => Assert.Equal((pair.Value, pair.Value), (byOption[pair.Key], byVariable[pair.Key])));
    }

    [Fact]
    public async Task An_option_takes_precedence_over_its_variable() =>
        Assert.Equal("typed", (await SettingsAsync([("XSOLLA_LOGIN_PROJECT_ID", "set")], Url, "--project-id", "typed"))[Setting.ProjectId]);

    [Fact]
    public async Task An_empty_value_counts_as_missing() =>
        Assert.Null((await SettingsAsync([("XSOLLA_LOGIN_PROJECT_ID", "")], Url, "--project-id", ""))[Setting.ProjectId]);

    [Fact]
    public async Task A_password_may_start_with_an_at_sign() =>
        Assert.Equal("@secret", (await SettingsAsync([], Url, "--password", "@secret"))[Setting.Password]);

    [Theory]
    [InlineData(false, null)]
    [InlineData(false, "0")]
    [InlineData(true, "1")]
    [InlineData(true, "0", "--allow-writes")]
    public async Task Writes_are_allowed_only_by_the_flag_or_its_variable(bool allowed, string? variable, params string[] options) =>
        Assert.Equal(allowed, (await SettingsAsync([("XSOLLA_LOGIN_ALLOW_WRITES", variable)], [Url, .. options])).AllowsWrites);

    [Fact]
    public async Task Several_reports_are_repeated_options_or_separated_in_the_variable()
    {
        string[] expected = ["a.md", "b.json"];

        Assert.Equal(expected, (await SettingsAsync([], Url, "--report", "a.md", "--report", "b.json")).Reports);
        Assert.Equal(expected, (await SettingsAsync([("XSOLLA_LOGIN_REPORT", "a.md; b.json")], Url)).Reports);
    }

    [Fact]
    public void The_README_of_the_package_lists_every_setting()
    {
        var readme = File.ReadAllText(Repository.PathOf("src/XsollaLogin.ContractCheck/README.md"));
        var rows = Setting.All.Select(setting => $"| `{setting.OptionSyntax}` | `{setting.VariableSyntax}` | {setting.Description} |");

        Assert.Contains(string.Join('\n', rows), readme, StringComparison.Ordinal);
    }

    private static async Task<TargetSettings> SettingsAsync((string Variable, string? Value)[] variables, params string[] args)
    {
        TargetSettings? settings = null;
        var parsed = CommandLine.Parse(args, name => variables.LastOrDefault(pair => pair.Variable == name).Value, (given, _) =>
        {
            settings = given;
            return Task.FromResult(0);
        });
        Assert.Empty(parsed.Errors);
        await parsed.InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return settings!;
    }
}
