using System.Diagnostics;
using System.Runtime.InteropServices;

namespace XsollaLogin.PackageTests;

/// <summary>The tests of the npm packages, which are made and installed once.</summary>
[CollectionDefinition(Name)]
public sealed class NpmInstallation : ICollectionFixture<NpmFixture>
{
    public const string Name = "npm";
}

/// <summary>The npm packages for this system, installed from their files into an outside folder, and run where there is Node but no .NET.</summary>
/// <remarks>With <c>XSOLLA_LOGIN_NPM_SYSTEMS=all</c>, those for all systems are made, which takes minutes.</remarks>
public sealed class NpmFixture : IAsyncLifetime
{
    // .NET is often in the same folder as Node, so that the folder cannot be on the PATH.
    private static readonly string[] OnPath = ["node", "npm", "npx", "sh", "ps", "env"];

    // Where the build has installed the tools that tests of frontends use, the published SDK and a compiler.
    private static readonly (string Folder, string Package)[] Tools =
    [
        ("tests/tools", "@playwright/test"), ("tests/tools", "start-server-and-test"), ("tests/tools", "wait-on"),
        ("tests/XsollaLogin.BrowserTests", "@xsolla/login-sdk"), ("tests/XsollaLogin.PackageTests", "typescript"),
    ];

    private static readonly bool All = Environment.GetEnvironmentVariable("XSOLLA_LOGIN_NPM_SYSTEMS") == "all";

    private static readonly (string Os, string Cpu) Own = (
        OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux",
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant());

    private readonly string _folder = Directory.CreateTempSubdirectory("xsolla-login-npm-").FullName;
    private string _path = "";

    public string Version { get; private set; } = "";

    public string Command => Path.Combine(Modules, ".bin", OperatingSystem.IsWindows() ? "xsolla-login-mock.cmd" : "xsolla-login-mock");

    /// <summary>The folder of the installed main package.</summary>
    public string Package => Path.Combine(Modules, "xsolla-login-mock");

    private string Packed => Path.Combine(_folder, "packed") + Path.DirectorySeparatorChar;

    private string Modules => Path.Combine(_folder, "node_modules");

    public async ValueTask InitializeAsync()
    {
        await DotNet.RunAsync(
            DotNet.Program, Repository.Root, packages: null, "msbuild", "mock/XsollaLogin.Mock.Server", "-t:PackNpm", "-v:q", "-nologo",
            $"-p:NpmFolder={Packed}", All ? "-p:_=" : $"-p:NpmSystems={RuntimeInformation.RuntimeIdentifier}",
            // Code compiled ahead starts sooner, but takes minutes to make.
            "-p:NpmPublishOptions=-p:PublishReadyToRun=false");
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Outside", "Node")))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        await File.WriteAllTextAsync(Path.Combine(_folder, "package.json"), "{\"private\": true}");
        var main = Directory.GetFiles(Packed, "xsolla-login-mock-?.*.tgz").Single();
        Version = Path.GetFileNameWithoutExtension(main)["xsolla-login-mock-".Length..];
        string[] files = [main, Path.Combine(Packed, $"xsolla-login-mock-{Own.Os}-{Own.Cpu}-{Version}.tgz")];
        await DotNet.RunAsync("npm", _folder, packages: null, ["install", "--no-audit", "--no-fund", "--offline", .. files]);
        foreach (var (folder, package) in Tools)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Modules, package))!);
            Directory.CreateSymbolicLink(Path.Combine(Modules, package), Repository.PathOf($"{folder}/node_modules/{package}"));
        }

        _path = Directory.CreateDirectory(Path.Combine(_folder, "path")).FullName;
        var places = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        foreach (var program in OnPath.Select(name => OperatingSystem.IsWindows() ? $"{name}.exe" : name))
        {
            if (places.Select(place => Path.Combine(place, program)).FirstOrDefault(File.Exists) is { } found)
                File.CreateSymbolicLink(Path.Combine(_path, program), found);
        }
    }

    /// <summary>Whether the package of a system is made.</summary>
    public static bool Packs(string os, string cpu) => All || (os, cpu) == Own;

    /// <summary>Reads the package with this name.</summary>
    public NpmPackage Read(string name) => NpmPackage.Read(Path.Combine(Packed, $"{name}-{Version}.tgz"));

    public Process Start(string program, params string[] arguments) => Start(program, [], arguments);

    /// <summary>Starts a program of an installed package. If it is not installed, the test is skipped, or fails in CI.</summary>
    /// <param name="script">The script below node_modules.</param>
    /// <param name="environment">Environment variables of the tool.</param>
    public Process StartTool(string script, Dictionary<string, string> environment, params string[] arguments)
    {
        var path = Path.Combine(Modules, script);
        if (!File.Exists(path))
        {
            var reason = $"{script} cannot run: install Node.js 20.19 or newer and build again.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", reason);
            Assert.Fail(reason);
        }

        return Start("node", environment, [path, .. arguments]);
    }

    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program}: {await output}{await error}");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Process Start(string program, Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DOTNET", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        (start.Environment["PATH"], start.Environment["NO_COLOR"]) = (_path, "1");
        return Process.Start(start)!;
    }
}
