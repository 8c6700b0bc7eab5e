using XsollaLogin.Mock;

namespace XsollaLogin.IntegrationTests.Stubs;

/// <summary>A folder for <c>--root-dir</c>, and a file with a secret outside it that no stub may show.</summary>
internal sealed class MappingRoot : IDisposable
{
    public const string Secret = "the secret outside";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mapping-root-");

    public MappingRoot()
    {
        Root = _folder.CreateSubdirectory("root").FullName;
        Mappings = Directory.CreateDirectory(Path.Combine(Root, "__admin", "mappings")).FullName;
        Outside = _folder.CreateSubdirectory("outside").FullName;
        SecretFile = Path.Combine(Outside, "secret.txt");
        File.WriteAllText(SecretFile, Secret);
    }

    public string Root { get; }

    public string Mappings { get; }

    /// <summary>The folder with the secret.</summary>
    public string Outside { get; }

    public string SecretFile { get; }

    public MockLoginServerOptions Options => new() { RootDirectory = Root };

    /// <returns>The path of the file.</returns>
    public string Write(string name, string content)
    {
        var path = Path.Combine(Mappings, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public Task<StubbedMock> StartAsync() => StubbedMock.StartAsync(Options);

    public void Dispose() => _folder.Delete(recursive: true);
}
