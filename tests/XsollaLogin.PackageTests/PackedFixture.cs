using System.Reflection;

namespace XsollaLogin.PackageTests;

/// <summary>The packages, made from the output of this build.</summary>
public sealed class PackedFixture : IAsyncLifetime
{
    private static readonly string[] Projects =
    [
<<<<<<< HEAD
        "src/XsollaLogin.Client", "src/XsollaLogin.Client.AspNetCore", "src/XsollaLogin.Client.Kiota", "src/XsollaLogin.ContractCheck",
=======
        "src/XsollaLogin.Client", "src/XsollaLogin.Client.Kiota", "src/XsollaLogin.Client.Resilience", "src/XsollaLogin.ContractCheck",
>>>>>>> h-api
        "mock/XsollaLogin.Mock", "mock/XsollaLogin.Mock.TestUsers", "mock/XsollaLogin.Mock.Server",
    ];

    public string Folder { get; } = Directory.CreateTempSubdirectory("xsolla-login-packages-").FullName;

    public string Version { get; private set; } = "";

    public string PathOf(string id, string extension = "nupkg") => Path.Combine(Folder, $"{id}.{Version}.{extension}");

    public async ValueTask InitializeAsync()
    {
        var configuration = typeof(PackedFixture).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        foreach (var project in Projects)
        {
            string[] arguments = ["pack", project, "--no-build", "--configuration", configuration, "--output", Folder];
            await DotNet.RunAsync(DotNet.Program, RepositoryRoot(), packages: null, arguments);
        }

        const string tool = "xsolla-login-mock.";
        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Folder, tool + "*.nupkg").Single())[tool.Length..];
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "contract", "openapi.yaml"))) folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds the contract: run the tests inside the repository.");
    }
}
