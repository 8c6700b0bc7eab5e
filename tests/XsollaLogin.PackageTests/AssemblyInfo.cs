[assembly: AssemblyFixture(typeof(XsollaLogin.PackageTests.PackedFixture))]
