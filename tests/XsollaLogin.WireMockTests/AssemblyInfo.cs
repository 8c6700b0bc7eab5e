[assembly: AssemblyFixture(typeof(ServerPair))]
// What is compared is a whole server's state.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
