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
            DotNet.Program, Repository.Root, packages: null, "pack", project, option, "--configuration", configuration, "--output", Folder);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
