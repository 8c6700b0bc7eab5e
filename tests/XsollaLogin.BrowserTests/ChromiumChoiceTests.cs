namespace XsollaLogin.BrowserTests;

public class ChromiumChoiceTests
{
    private const string NamedExecutable = "/opt/chrome";

    [Fact]
    public void The_browser_that_CHROMIUM_names_comes_first() =>
        Assert.Equal(new ChromiumChoice.Installed(NamedExecutable), Choose(named: NamedExecutable, files: [NamedExecutable, ChromiumChoice.SystemExecutable]));

    [Theory, InlineData(false), InlineData(true)]
    public void A_missing_browser_that_CHROMIUM_names_is_a_failure_everywhere(bool isCI)
    {
        var missing = Assert.IsType<ChromiumChoice.Missing>(Choose(named: NamedExecutable, files: [ChromiumChoice.SystemExecutable], isCI: isCI));

        Assert.True(missing.IsFailure);
        Assert.Contains(NamedExecutable, missing.Reason);
    }

    [Theory, InlineData(null), InlineData("")]
    public void The_browser_of_the_system_comes_second_if_CHROMIUM_is_not_set(string? named) =>
        Assert.Equal(new ChromiumChoice.Installed(ChromiumChoice.SystemExecutable), Choose(named, files: [ChromiumChoice.SystemExecutable]));

    [Fact]
    public void The_browser_of_the_npm_package_comes_last() => Assert.Equal(new ChromiumChoice.Packaged(), Choose());

    [Theory, InlineData(false), InlineData(true)]
    public void A_machine_without_a_browser_is_a_failure_in_CI_only(bool isCI)
    {
        var missing = Assert.IsType<ChromiumChoice.Missing>(Choose(packageRuns: false, isCI: isCI));

        Assert.Equal(isCI, missing.IsFailure);
        // The reason names the only systems on which the npm package can run.
        Assert.Contains("Linux x64", missing.Reason);
    }

    private static ChromiumChoice Choose(string? named = null, string[]? files = null, bool packageRuns = true, bool isCI = false) =>
        ChromiumChoice.Of(named, path => files?.Contains(path) == true, packageRuns, isCI);
}
