using XsollaLogin.BlackBoxTests.Settings;

namespace XsollaLogin.BlackBoxTests;

/// <summary>What is said to whoever sets the variables.</summary>
public class SettingsTests
{
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
    public void A_bad_value_is_told_with_its_variable_and_rule(string variable, string value)
    {
        var setting = Setting.All.Single(setting => setting.Variable == variable);

        Assert.Equal($"{variable} must be {setting.Rule}, not \"{value}\"", Of(("XSOLLA_LOGIN_BASE_URL", "http://127.0.0.1/api"), (variable, value)).Problem);
    }

    [Fact]
    public void A_secret_in_a_URL_is_not_printed() =>
        Assert.DoesNotContain("hidden", Of(("XSOLLA_LOGIN_BASE_URL", "https://user:hidden@login.xsolla.com/api")).Problem!, StringComparison.Ordinal);

    [Fact]
    public void Settings_of_no_server_are_told() =>
        Assert.Equal("XSOLLA_LOGIN_BASE_URL is not set, but XSOLLA_LOGIN_PROJECT_ID is: which server is meant?", Of(("XSOLLA_LOGIN_PROJECT_ID", "p")).Problem);

    [Theory]
    [InlineData("http://127.0.0.1:5080/api")]
    [InlineData("http://127.0.0.1:5080/api/")]
    public void A_base_URL_may_end_in_a_slash(string url) =>
        Assert.Equal("http://127.0.0.1:5080/api/", Of(("XSOLLA_LOGIN_BASE_URL", url)).BaseAddress.AbsoluteUri);

    [Fact]
    public void What_is_empty_is_not_set() => Assert.True(Of(("XSOLLA_LOGIN_BASE_URL", ""), ("XSOLLA_LOGIN_REPORT", "report.md")).IsEmpty);

    [Fact]
    public void The_README_has_every_variable()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));

        Assert.All(Setting.All, setting => Assert.Contains($"`{setting}`", readme, StringComparison.Ordinal));
    }

    private static TargetSettings Of(params (string Variable, string Value)[] values) =>
        new(variable => values.LastOrDefault(pair => pair.Variable == variable).Value);
}
