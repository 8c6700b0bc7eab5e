namespace XsollaLogin.PackageTests;

/// <summary>Projects that use only the packages, built in their own folder with their own package cache.</summary>
public sealed class OutsideFixture(PackedFixture packed) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xsolla-login-outside-").FullName;
    private string? _unreachable;

    private string Cache => Path.Combine(_folder, "cache");

    /// <summary>The folder of the projects. Where no package source can be reached the test is skipped; in CI that fails it.</summary>
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
        // Beside the sources that this machine has.
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "NuGet.config"),
            $"<configuration><packageSources><add key=\"packed\" value=\"{packed.Folder}\" /></packageSources></configuration>");
        try
        {
            await RunAsync("build", "Outside.slnx", $"-p:XsollaLoginVersion={packed.Version}");
            await RunAsync("tool", "install", "xsolla-login-mock", "--version", packed.Version, "--tool-path", "tools");
        }
        catch (InvalidOperationException e) when (e.Message.Contains("NU1301", StringComparison.Ordinal))
        {
            var line = e.Message.Split('\n').First(line => line.Contains("NU1301", StringComparison.Ordinal));
            _unreachable = $"A NuGet source cannot be reached, so the packages cannot be installed: {line.Trim()}";
        }
    }

    /// <summary>Runs a project that was built.</summary>
    public Task<string> RunProjectAsync(string name, params IEnumerable<string> arguments) =>
        RunAsync(["run", "--no-build", "--project", Path.Combine(Folder, name), "--", .. arguments]);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<string> RunAsync(params IEnumerable<string> arguments) => DotNet.RunAsync(DotNet.Program, _folder, Cache, arguments);

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
