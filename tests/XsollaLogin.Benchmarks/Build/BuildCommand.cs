using System.Globalization;
using XsollaLogin.Benchmarks.Reporting;

namespace XsollaLogin.Benchmarks.Build;

internal sealed class BuildCommand() : Command("build", "[times] [--no-tests]", "a build with nothing to do, with and without generation, and all tests")
{
    private const int Usual = 9;

    private static readonly string[] Build = ["build", "-v", "quiet", "--nologo"];
    private static readonly string[] Ungenerated = [.. Build, "-p:SkipGeneration=true"];

    protected override async Task<string> MeasureAsync(string[] arguments)
    {
        var builds = await BuildsAsync(Number(arguments, 0, Usual));
        return arguments.Contains("--no-tests") ? builds : $"{builds}\n{await TestsAsync()}";
    }

    private static async Task<string> BuildsAsync(int times)
    {
        await Solution.RunAsync(Build);
        await Solution.RunAsync(Ungenerated);
        var (generated, ungenerated) = (new List<double>(), new List<double>());
        for (var round = 0; round < times; round++)
        {
            generated.Add(await Solution.RunAsync(Build));
            ungenerated.Add(await Solution.RunAsync(Ungenerated));
        }

        var baseline = Median.Of(ungenerated);
        return $"""
            | build with nothing to do | median s | quartiles s | of the one without generation |
            |---|---|---|---|
            {Row("without generation", ungenerated, baseline)}
            {Row("as it is", generated, baseline)}

            """;
    }

    private static string Row(string name, List<double> builds, double baseline)
    {
        double[] sorted = [.. builds.Order()];
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {Median.Of(builds):F2} | {sorted[sorted.Length / 4]:F2} to {sorted[sorted.Length * 3 / 4]:F2} | {Median.Of(builds) / baseline:F2} |");
    }

    private static async Task<string> TestsAsync()
    {
        using var results = new TestResults();
        var seconds = await Solution.RunAsync(["test", "--nologo", "-v", "quiet", "--results-directory", results.Folder]);
        var projects = results.Read();
        List<string> lines = ["| tests of | tests | s |", "|---|---|---|"];
        foreach (var project in projects) lines.Add(Row(project));
        lines.Add(Row(new TestedProject($"all on {Environment.ProcessorCount} cores, with a build that has nothing to do",
            projects.Sum(project => project.Tests), seconds)));
        return string.Join('\n', lines) + "\n";
    }

    private static string Row(TestedProject project) =>
        string.Create(CultureInfo.InvariantCulture, $"| {project.Name} | {project.Tests} | {project.Seconds:F0} |");
}
