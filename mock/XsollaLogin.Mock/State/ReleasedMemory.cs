namespace XsollaLogin.Mock.State;

/// <summary>Gives the memory of dropped projects back to the system, because the collector alone keeps it for later use.</summary>
internal static class ReleasedMemory
{
    private const int Many = 1000;

    /// <param name="projects">The number of dropped projects; few are not worth the pause, which lasts as long as marking what is left.</param>
    public static void GiveBack(int projects)
    {
        if (projects >= Many) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
