using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace XsollaLogin.PackageTests;

/// <summary>The files and dependencies of the packages.</summary>
public class PackageContentTests(PackedFixture packed)
{
    [Theory]
    [InlineData("XsollaLogin.Client", "lib/net10.0/XsollaLogin.Client")]
    [InlineData("XsollaLogin.Client.AspNetCore", "lib/net10.0/XsollaLogin.Client.AspNetCore")]
    [InlineData("XsollaLogin.Client.Kiota", "lib/net10.0/XsollaLogin.Client.Kiota")]
    [InlineData("XsollaLogin.Client.Resilience", "lib/net10.0/XsollaLogin.Client.Resilience")]
    [InlineData("XsollaLogin.Mock", "lib/net10.0/XsollaLogin.Mock")]
    [InlineData("XsollaLogin.Mock.TestUsers", "lib/net10.0/XsollaLogin.Mock.TestUsers")]
    public void A_library_has_documentation_and_symbols(string id, string library)
    {
        var names = Names(packed.PathOf(id));
        Assert.All(["README.md", $"{library}.dll", $"{library}.xml"], name => Assert.Contains(name, names));
        Assert.DoesNotContain(names, name => name.EndsWith("openapi.yaml", StringComparison.Ordinal) || name.EndsWith(".pdb", StringComparison.Ordinal));
        Assert.Contains($"{library}.pdb", Names(packed.PathOf(id, "snupkg")));
    }

    [Theory]
    [InlineData("xsolla-login-mock")]
    [InlineData("xsolla-login-check")]
    public void A_tool_has_a_command_and_a_readme(string id)
    {
        using var package = ZipFile.OpenRead(packed.PathOf(id));
        Assert.NotNull(package.GetEntry("README.md"));
        var settings = package.Entries.Single(entry => entry.Name == "DotnetToolSettings.xml");
        using var reader = new StreamReader(settings.Open());
        Assert.Contains($"Name=\"{id}\"", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("XsollaLogin.Mock", "Microsoft.IdentityModel.Protocols.OpenIdConnect", "Newtonsoft.Json", "Scalar.AspNetCore", "WireMock.Net.Minimal")]
    [InlineData("XsollaLogin.Mock.TestUsers", "Bogus", "XsollaLogin.Mock")]
    [InlineData("XsollaLogin.Client",
        "Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Http",
        "Microsoft.Extensions.Options.ConfigurationExtensions", "Microsoft.IdentityModel.JsonWebTokens")]
    [InlineData("XsollaLogin.Client.AspNetCore", "XsollaLogin.Client")]
    [InlineData("XsollaLogin.Client.Kiota", "Microsoft.Kiota.Abstractions", "XsollaLogin.Client")]
    [InlineData("XsollaLogin.Client.Resilience", "Microsoft.Extensions.Http.Resilience", "XsollaLogin.Client")]
    public void A_package_has_no_dependency_that_only_its_build_needs(string id, params string[] dependencies)
    {
        var actual = Metadata(packed.PathOf(id)).Descendants().Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value);
        Assert.Equal(dependencies, actual.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("xsolla-login-mock.any", "Bogus")]
    [InlineData("xsolla-login-check", "XsollaLogin.Mock")]
    [InlineData("xsolla-login-check", "XsollaLogin.Client")]
    public void A_tool_does_not_contain(string id, string library) =>
        Assert.DoesNotContain(Names(packed.PathOf(id)), name => name.Contains(library, StringComparison.Ordinal));

    [Theory]
    [InlineData("XsollaLogin.Client")]
    [InlineData("XsollaLogin.Client.AspNetCore")]
    [InlineData("XsollaLogin.Client.Kiota")]
    [InlineData("XsollaLogin.Client.Resilience")]
    [InlineData("XsollaLogin.Mock")]
    [InlineData("XsollaLogin.Mock.TestUsers")]
    [InlineData("xsolla-login-mock")]
    [InlineData("xsolla-login-check")]
    public void A_package_names_its_license_icon_and_repository(string id)
    {
        var path = packed.PathOf(id);
        var metadata = Metadata(path);
        XElement Element(string name) => metadata.Descendants().Single(element => element.Name.LocalName == name);

        Assert.Equal("MIT", Element("license").Value);
        Assert.Contains(Element("icon").Value, Names(path));
        Assert.Equal("git", Element("repository").Attribute("type")!.Value);
    }

    [Fact]
    public void The_mock_for_this_system_is_compiled_ahead_and_the_one_for_any_system_is_not()
    {
        const string program = "xsolla-login-mock.dll";
        Assert.True(HasNativeCode(PackedFixture.MockForThisSystem));
        Assert.False(HasNativeCode("xsolla-login-mock.any"));

        bool HasNativeCode(string id)
        {
            using var package = ZipFile.OpenRead(packed.PathOf(id));
            using var library = package.Entries.Single(entry => entry.Name == program).Open();
            using var bytes = new MemoryStream();
            library.CopyTo(bytes);
            using var image = new PEReader(ImmutableArray.Create(bytes.ToArray()));
            return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
        }
    }

    private static XDocument Metadata(string path)
    {
        using var package = ZipFile.OpenRead(path);
        using var nuspec = package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec);
    }

    [Theory]
    [InlineData("XsollaLogin.Mock")]
    [InlineData("xsolla-login-mock")]
    public void The_mock_has_the_schema_of_its_configuration(string id) => Assert.Contains("schemas/config.schema.json", Names(packed.PathOf(id)));

    private static List<string> Names(string path)
    {
        using var package = ZipFile.OpenRead(path);
        return [.. package.Entries.Select(entry => entry.FullName)];
    }
}
