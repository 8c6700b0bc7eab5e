using System.IO.Compression;

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
    [InlineData("xsolla-login-mock")]
    [InlineData("XsollaLogin.Mock")]
    public void Bogus_is_only_where_users_are_made_up(string id) => Assert.DoesNotContain(Names(packed.PathOf(id)), name => name.Contains("Bogus", StringComparison.Ordinal));

    [Fact]
    public void The_client_brings_nothing_of_Kiota_or_the_mock()
    {
        using var package = ZipFile.OpenRead(packed.PathOf("XsollaLogin.Client"));
        using var reader = new StreamReader(package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        var description = reader.ReadToEnd();
        Assert.All(["Kiota", "Bogus", "AspNetCore"], name => Assert.DoesNotContain($"id=\"Microsoft.{name}", description, StringComparison.Ordinal));
    }

    private static List<string> Names(string path)
    {
        using var package = ZipFile.OpenRead(path);
        return [.. package.Entries.Select(entry => entry.FullName)];
    }
}
