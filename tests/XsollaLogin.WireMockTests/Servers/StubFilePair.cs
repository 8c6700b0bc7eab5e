namespace XsollaLogin.WireMockTests.Servers;

/// <summary>Another pair, whose servers find stubs in their folders.</summary>
public sealed class StubFilePair : ServerPair
{
    protected override void Fill(DirectoryInfo root)
    {
        base.Fill(root);
        Copy("StubFiles", root.CreateSubdirectory("mappings"));
    }
}
