[assembly: AssemblyFixture(typeof(ExampleFixture))]
