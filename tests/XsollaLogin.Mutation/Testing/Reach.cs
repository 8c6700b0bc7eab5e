using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace XsollaLogin.Mutation.Testing;

/// <summary>A test class, with its time and the places that it reaches.</summary>
internal sealed record TestClass(string Project, string Name, TimeSpan Time, IReadOnlySet<int> Places);

/// <summary>Runs each test class alone, to know which mutants it reaches.</summary>
internal static class Reach
{
    /// <summary>Classes that mainly compare two answers of the mock. A mutant changes both, and the classes take long: they are left out.</summary>
    private static readonly string[] Comparing = ["AddressLaneTests", "AnswerLaneTests", "BrokenRequestLaneTests"];

    public static async Task<IReadOnlyList<TestClass>> MeasureAsync(IReadOnlyList<Worker> workers)
    {
        var waiting = new ConcurrentQueue<(string Project, string Class)>();
        foreach (var project in workers[0].Projects)
        {
            foreach (var name in await project.ClassesAsync())
            {
                if (!Comparing.Any(each => name.EndsWith($".{each}", StringComparison.Ordinal))) waiting.Enqueue((project.Name, name));
            }
        }

        var all = waiting.Count;
        var found = new ConcurrentBag<TestClass>();
        await Task.WhenAll(workers.Select(async worker =>
        {
            while (waiting.TryDequeue(out var next))
            {
                var folder = Path.Combine(worker.Folder, "reached", next.Class);
                Directory.CreateDirectory(folder);
                var since = Stopwatch.GetTimestamp();
                var environment = new Dictionary<string, string> { ["XSOLLA_LOGIN_REACHED"] = Path.Combine(folder, "places") };
                var result = await worker.Project(next.Project).RunAsync([next.Class], environment, TimeSpan.FromMinutes(5));
                if (result == TestResult.Passed) found.Add(new TestClass(next.Project, next.Class, Stopwatch.GetElapsedTime(since), Read(folder)));
                else await Console.Error.WriteLineAsync($"{next.Class} fails without a mutant and is not used");
            }
        }));
        // One may be about the sources, which are not mutated; many mean that the mutated assembly is not the original one.
        if (found.Count < 0.9 * all) throw new InvalidOperationException($"{all - found.Count} of {all} test classes fail without a mutant.");
        return [.. found];
    }

    private static HashSet<int> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder).SelectMany(File.ReadLines).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
}
