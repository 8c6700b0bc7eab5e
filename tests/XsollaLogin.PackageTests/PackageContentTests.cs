using System.IO.Compression;
using System.Xml.Linq;

namespace XsollaLogin.PackageTests;

/// <summary>What lies in the packages beside the code.</summary>
public class PackageContentTests(PackedFixture packed)
{
    [Theory]
    [InlineData("XsollaLogin.Client", "lib/net10.0/XsollaLogin.Client")]
    [InlineData("XsollaLogin.Client.Kiota", "lib/net10.0/XsollaLogin.Client.Kiota")]
    [InlineData("XsollaLogin.Mock", "lib/net10.0/XsollaLogin.Mock")]
    [InlineData("XsollaLogin.Mock.TestUsers", "lib/net10.0/XsollaLogin.Mock.TestUsers")]
    public void A_library_has_its_documents_and_its_symbols(string id, string library)
    {
        var names = Names(packed.PathOf(id));
        Assert.All(["README.md", $"{library}.dll", $"{library}.xml"], name => Assert.Contains(name, names));
        Assert.DoesNotContain(names, name => name.EndsWith("openapi.yaml", StringComparison.Ordinal) || name.EndsWith(".pdb", StringComparison.Ordinal));
        Assert.Contains($"{library}.pdb", Names(packed.PathOf(id, "snupkg")));
    }

    [Fact]
    public void The_tool_has_a_command_and_a_readme()
    {
        using var package = ZipFile.OpenRead(packed.PathOf("xsolla-login-mock"));
        Assert.NotNull(package.GetEntry("README.md"));
        var settings = package.Entries.Single(entry => entry.Name == "DotnetToolSettings.xml");
        using var reader = new StreamReader(settings.Open());
        Assert.Contains("Name=\"xsolla-login-mock\"", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XsollaLogin.Mock", "Microsoft.IdentityModel.Protocols.OpenIdConnect", "Newtonsoft.Json", "WireMock.Net.Minimal")]
    [InlineData("XsollaLogin.Mock.TestUsers", "Bogus", "XsollaLogin.Mock")]
    [InlineData("XsollaLogin.Client",
        "Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Http",
        "Microsoft.Extensions.Options.ConfigurationExtensions", "Microsoft.IdentityModel.JsonWebTokens")]
    [InlineData("XsollaLogin.Client.Kiota", "Microsoft.Kiota.Abstractions", "XsollaLogin.Client")]
    public void A_package_depends_on_nothing_that_only_its_build_needs(string id, params string[] dependencies)
    {
        using var package = ZipFile.OpenRead(packed.PathOf(id));
        using var nuspec = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var actual = XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value);
        Assert.Equal(dependencies, actual.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("XsollaLogin.Mock")]
    [InlineData("xsolla-login-mock")]
    public void The_mock_has_the_schema_of_its_configuration(string id) => Assert.Contains("schemas/config.schema.json", Names(packed.PathOf(id)));

    [Fact]
    public void The_tool_makes_up_no_users() =>
        Assert.DoesNotContain(Names(packed.PathOf("xsolla-login-mock")), name => name.Contains("Bogus", StringComparison.Ordinal));

    private static List<string> Names(string path)
    {
        using var package = ZipFile.OpenRead(path);
        return [.. package.Entries.Select(entry => entry.FullName)];
    }
}
