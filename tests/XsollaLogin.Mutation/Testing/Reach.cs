using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace XsollaLogin.Mutation.Testing;

/// <summary>A test class, with its time and the places that it reaches.</summary>
internal sealed record TestClass(string Project, string Name, TimeSpan Time, IReadOnlySet<int> Places);

/// <summary>Runs each test class alone, to know which mutants it reaches. A class that fails without a mutant is not used.</summary>
internal static class Reach
{
    public static async Task<IReadOnlyList<TestClass>> MeasureAsync(IReadOnlyList<Worker> workers)
    {
        var waiting = new ConcurrentQueue<(string Project, string Class)>();
        foreach (var project in workers[0].Projects)
        {
            foreach (var name in await project.ClassesAsync()) waiting.Enqueue((project.Name, name));
        }

        var found = new ConcurrentBag<TestClass>();
        await Task.WhenAll(workers.Select(async worker =>
        {
            while (waiting.TryDequeue(out var next))
            {
                var file = Path.Combine(worker.Folder, "reached.txt");
                File.Delete(file);
                var since = Stopwatch.GetTimestamp();
                var environment = new Dictionary<string, string> { ["XSOLLA_LOGIN_REACHED"] = file };
                var passed = await worker.Project(next.Project).PassAsync([next.Class], environment, TimeSpan.FromMinutes(5));
                if (!passed) await Console.Error.WriteLineAsync($"{next.Class} fails without a mutant and is not used");
                else if (File.Exists(file)) found.Add(new TestClass(next.Project, next.Class, Stopwatch.GetElapsedTime(since), Read(file)));
            }
        }));
        return [.. found];
    }

    private static HashSet<int> Read(string file) => [.. File.ReadLines(file).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
}
