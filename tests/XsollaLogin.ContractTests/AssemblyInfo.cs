[assembly: AssemblyFixture(typeof(ReplayFixture))]
