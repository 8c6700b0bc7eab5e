[assembly: AssemblyFixture(typeof(ServerPair))]
// What is compared is a whole server's state.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
