namespace XsollaLogin.BrowserTests;

public class ChromiumChoiceTests
{
    private const string Named = "/opt/chrome";

    [Fact]
    public void The_named_browser_comes_first() =>
        Assert.Equal(new ChromiumChoice.Installed(Named), Choose(named: Named, files: [Named, ChromiumChoice.SystemExecutable]));

    [Theory, InlineData(false), InlineData(true)]
    public void A_named_browser_that_does_not_exist_is_a_failure_everywhere(bool isCI)
    {
        var missing = Assert.IsType<ChromiumChoice.Missing>(Choose(named: Named, files: [ChromiumChoice.SystemExecutable], isCI: isCI));

        Assert.True(missing.IsFailure);
        Assert.Contains(Named, missing.Reason);
    }

    [Theory, InlineData(null), InlineData("")]
    public void The_browser_of_the_system_comes_second(string? named) =>
        Assert.Equal(new ChromiumChoice.Installed(ChromiumChoice.SystemExecutable), Choose(named, files: [ChromiumChoice.SystemExecutable]));

    [Fact]
    public void The_browser_of_the_npm_package_comes_last() => Assert.Equal(new ChromiumChoice.Packaged(), Choose());

    [Theory, InlineData(false), InlineData(true)]
    public void A_machine_without_a_browser_is_a_failure_in_CI_only(bool isCI)
    {
        var missing = Assert.IsType<ChromiumChoice.Missing>(Choose(packageRuns: false, isCI: isCI));

        Assert.Equal(isCI, missing.IsFailure);
        Assert.Contains("Linux x64", missing.Reason);
    }

    private static ChromiumChoice Choose(string? named = null, string[]? files = null, bool packageRuns = true, bool isCI = false) =>
        ChromiumChoice.Of(named, path => files?.Contains(path) == true, packageRuns, isCI);
}
