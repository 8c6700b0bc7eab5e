using System.Runtime.InteropServices;

namespace XsollaLogin.PackageTests;

/// <summary>The ahead-of-time compiler of this machine, if it has one.</summary>
internal static class NativeCompiler
{
    public const string Runtime = "linux-x64";

    private static readonly string[] Linkers = ["clang", "gcc"];

    // NuGet's errors for a package, a version or a source that cannot be found.
    private static readonly string[] NotServed = ["NU1101", "NU1102", "NU1301"];

    /// <summary>Publishes a project as a native executable and returns the output of the build.</summary>
    /// <remarks>If this machine cannot do it, the test is skipped, or fails in CI.</remarks>
    public static async Task<string> PublishAsync(OutsideFixture outside, string project, string output)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, $"Native compilation is tested on {Runtime} only.");
        var linker = Linkers.FirstOrDefault(IsInstalled);
        SkipUnless(linker is not null, "Native compilation needs clang or gcc.");
        try
        {
            return await outside.RunAsync("publish", project, "--runtime", Runtime, "--output", output, $"-p:CppCompilerAndLinker={linker}");
        }
        catch (InvalidOperationException e) when (NotServed.FirstOrDefault(code => e.Message.Contains(code, StringComparison.Ordinal)) is { } code)
        {
            var line = e.Message.Split('\n').First(line => line.Contains(code, StringComparison.Ordinal));
            SkipUnless(condition: false, $"The native compiler cannot be installed: {line.Trim()}");
            throw;
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static void SkipUnless(bool condition, string reason)
    {
        if (!condition && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Assert.SkipUnless(condition, reason);
    }
}
