using System.Diagnostics;
using XsollaLogin.Mutation.Sdk;

namespace XsollaLogin.Mutation.Testing;

/// <summary>The built tests of a project, in a copy, so that several mutants are tested at a time.</summary>
/// <param name="folder">The copy.</param>
internal sealed class TestProject(string name, string folder)
{
    public string Name => name;

    /// <summary>Builds the tests of a project, compiled for this machine, because a run is mostly a start.</summary>
    public static Task PublishAsync(string name, string to) => DotNet.RunAsync(
    [
        "publish", $"tests/{name}", "-c", "Release", "--use-current-runtime", "--self-contained", "false", "-p:PublishReadyToRun=true",
        "-o", Path.Combine(to, name),
    ]);

    public static TestProject Copy(string name, string from, string to)
    {
        var (source, target) = (Path.Combine(from, name), Path.Combine(to, name));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        return new TestProject(name, target);
    }

    public void Replace(string fileName, byte[] assembly) => File.WriteAllBytes(Path.Combine(folder, fileName), assembly);

    /// <summary>Returns the names of the classes that have tests.</summary>
    public async Task<IReadOnlyList<string>> ClassesAsync()
    {
        using var process = Start(["-list", "classes"], new Dictionary<string, string>());
        var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        var output = await process.StandardOutput.ReadToEndAsync();
        await errors;
        return [.. output.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("XsollaLogin.", StringComparison.Ordinal))];
    }

    /// <summary>Runs the tests of some classes until one fails.</summary>
    public async Task<TestResult> RunAsync(IEnumerable<string> classes, IReadOnlyDictionary<string, string> environment, TimeSpan limit)
    {
        using var process = Start(["-noColor", "-stopOnFail", .. classes.SelectMany(each => new[] { "-class", each })], environment);
        var output = Task.WhenAll(
            process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None),
            process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None));
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            // A program that a test has left behind keeps the output open.
            await output.WaitAsync(timeout.Token);
            return process.ExitCode == 0 ? TestResult.Passed : TestResult.Failed;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return TestResult.TimedOut;
        }
    }

    private Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (variable, value) in environment) start.Environment[variable] = value;
        return Process.Start(start)!;
    }
}

internal enum TestResult
{
    Passed,
    Failed,
    TimedOut,
}
