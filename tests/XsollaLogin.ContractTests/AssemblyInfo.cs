[assembly: AssemblyFixture(typeof(MockFixture))]
