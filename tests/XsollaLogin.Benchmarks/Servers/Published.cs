using System.Diagnostics;

namespace XsollaLogin.Benchmarks.Servers;

/// <summary>Programs of this repository, published as their users get them.</summary>
internal static class Published
{
    /// <summary>The path of the program.</summary>
    public static async Task<string> ProgramAsync(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var folder = Path.Combine(AppContext.BaseDirectory, "published", name);
        string[] arguments = ["publish", Repository.PathOf(project), "-c", "Release", "-o", folder, "-v", "quiet", "--nologo"];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? Path.Combine(folder, $"{name}.dll") : throw new InvalidOperationException($"{project} was not published: {output}");
    }
}
