using XsollaLogin.Mock.Server;

namespace XsollaLogin.UnitTests.Server;

/// <summary>The warning about an address that other machines can reach.</summary>
public sealed class OpenAddressTests
{
    [Theory]
    [InlineData("http://192.0.2.1:5080", true, "which travels unencrypted")]
    [InlineData("https://192.0.2.1:5080", true, "With the admin key, they can")]
    [InlineData("https://192.0.2.1:5080", false, "Only this machine can use the admin endpoints")]
    public void It_says_what_other_machines_can_do(string url, bool hasKey, string said)
    {
        var warning = OpenAddress.Warn(url, hasKey);

        Assert.Contains($"at {url}.", warning, StringComparison.Ordinal);
        Assert.Contains(said, warning, StringComparison.Ordinal);
        Assert.Equal(hasKey && url.StartsWith("http:", StringComparison.Ordinal), warning.Contains("unencrypted", StringComparison.Ordinal));
    }
}
