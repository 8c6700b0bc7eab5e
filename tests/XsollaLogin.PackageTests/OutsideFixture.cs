using System.Reflection;

namespace XsollaLogin.PackageTests;

/// <summary>Projects and tools that use the packages outside the repository, in a temporary folder with its own package cache.</summary>
public sealed class OutsideFixture(PackedFixture packed) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xsolla-login-outside-").FullName;
    private string? _unreachable;

    /// <summary>The version of Kiota that the repository uses.</summary>
    private static string KiotaVersion => typeof(OutsideFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == nameof(KiotaVersion)).Value!;

    private string Cache => Path.Combine(_folder, "cache");

    /// <summary>The folder of the projects. If no package source can be reached, the test is skipped, or fails in CI.</summary>
    public string Folder
    {
        get
        {
            if (_unreachable is not null && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(_unreachable);
            Assert.SkipWhen(_unreachable is not null, _unreachable ?? "");
            return _folder;
        }
    }

    public async ValueTask InitializeAsync()
    {
        Copy(Path.Combine(AppContext.BaseDirectory, "Outside"), _folder);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "Directory.Build.props"),
            $"""
            <Project>
              <PropertyGroup>
                <XsollaLoginVersion>{packed.Version}</XsollaLoginVersion>
                <KiotaVersion>{KiotaVersion}</KiotaVersion>
              </PropertyGroup>
            </Project>
            """);
        // The sources of the machine stay available.
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "NuGet.config"),
            $"<configuration><packageSources><add key=\"packed\" value=\"{packed.Folder}\" /></packageSources></configuration>");
        try
        {
            await RunAsync("build", "Outside.slnx");
            foreach (var tool in (string[])["xsolla-login-mock", "xsolla-login-check"])
            {
                await RunAsync("tool", "install", tool, "--version", packed.Version, "--tool-path", "tools");
            }
        }
        catch (InvalidOperationException e) when (e.Message.Contains("NU1301", StringComparison.Ordinal))
        {
            var line = e.Message.Split('\n').First(line => line.Contains("NU1301", StringComparison.Ordinal));
            _unreachable = $"A NuGet source cannot be reached, so the packages cannot be installed: {line.Trim()}";
        }
    }

    /// <summary>Runs a project and returns its output.</summary>
    public Task<string> RunProjectAsync(string name, params IEnumerable<string> arguments) =>
        RunAsync(["run", "--no-build", "--project", Path.Combine(Folder, name), "--", .. arguments]);

    /// <summary>Runs a command of dotnet and returns its output.</summary>
    public Task<string> RunAsync(params IEnumerable<string> arguments) => DotNet.RunAsync(DotNet.Program, _folder, Cache, arguments);

    /// <summary>Runs an installed tool and returns its output.</summary>
    public Task<string> RunToolAsync(string name, params IEnumerable<string> arguments) =>
        DotNet.RunAsync(Path.Combine(Folder, "tools", name), _folder, Cache, arguments);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
