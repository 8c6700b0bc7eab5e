using System.Reflection;
using System.Runtime.InteropServices;

namespace XsollaLogin.PackageTests;

/// <summary>The packages, made from the output of this build.</summary>
public sealed class PackedFixture : IAsyncLifetime
{
    private static readonly string[] Projects =
    [
        "src/XsollaLogin.Client", "src/XsollaLogin.Client.AspNetCore", "src/XsollaLogin.Client.Kiota", "src/XsollaLogin.Client.Resilience",
        "src/XsollaLogin.ContractCheck", "mock/XsollaLogin.Mock", "mock/XsollaLogin.Mock.TestUsers",
    ];

    /// <summary>The folder of the repository that these tests were built in.</summary>
    public static string RepositoryRoot { get; } = FindRepository();

    /// <summary>The package of the mock for this system, which installing <c>xsolla-login-mock</c> brings.</summary>
    public static string MockForThisSystem { get; } = $"xsolla-login-mock.{RuntimeInformation.RuntimeIdentifier}";

    public string Folder { get; } = Directory.CreateTempSubdirectory("xsolla-login-packages-").FullName;

    public string Version { get; private set; } = "";

    public string PathOf(string id, string extension = "nupkg") => Path.Combine(Folder, $"{id}.{Version}.{extension}");

    public async ValueTask InitializeAsync()
    {
        var configuration = typeof(PackedFixture).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        foreach (var project in Projects) await PackAsync(project, "--no-build");
        // The solution builds no system's own code, so it is built here, for this system only.
        await PackAsync("mock/XsollaLogin.Mock.Server", $"-p:ToolPackageRuntimeIdentifiers=\"{RuntimeInformation.RuntimeIdentifier};any\"");

        const string tool = "xsolla-login-check.";
        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Folder, tool + "*.nupkg").Single())[tool.Length..];

        Task PackAsync(string project, string option) => DotNet.RunAsync(
            DotNet.Program, RepositoryRoot, packages: null, "pack", project, option, "--configuration", configuration, "--output", Folder);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "contract", "openapi.yaml"))) folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds the contract: run the tests inside the repository.");
    }
}
