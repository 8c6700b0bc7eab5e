using System.Collections.Concurrent;
using System.Globalization;
using XsollaLogin.Mutation.Mutants;

namespace XsollaLogin.Mutation.Testing;

/// <summary>Tests mutants, each with the classes that reach it.</summary>
/// <param name="places">The places of all mutants.</param>
internal sealed class MutantTests(IReadOnlyList<TestClass> classes, IReadOnlyDictionary<Mutant, int> places)
{
    /// <summary>The numbers of classes that run together, until one fails.</summary>
    private static readonly int[] Batches = [3, 9, int.MaxValue];

    private static readonly TimeSpan ShortestLimit = TimeSpan.FromMinutes(1);

    private readonly ILookup<string, int> _placesOfFiles = places.ToLookup(each => each.Key.File, each => each.Value);

    /// <summary>How many mutants of a file were killed by batches with a class.</summary>
    private readonly ConcurrentDictionary<(string File, string Class), int> _kills = new();

    /// <returns>Whether a test fails for the mutant.</returns>
    public async Task<bool> KillAsync(Worker worker, Mutant mutant)
    {
        var environment = new Dictionary<string, string> { ["XSOLLA_LOGIN_MUTANT"] = mutant.Number.ToString(CultureInfo.InvariantCulture) };
        var left = InOrder(mutant);
        foreach (var size in Batches)
        {
            var batch = left.Take(size).ToList();
            left.RemoveRange(0, batch.Count);
            foreach (var ofProject in batch.GroupBy(each => each.Project))
            {
                if (!await FailAsync(worker, [.. ofProject], environment)) continue;
                foreach (var each in ofProject) _kills.AddOrUpdate((mutant.File, each.Name), 1, (_, kills) => kills + 1);
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the classes that reach the mutant; first those that have killed others of its file, and those that reach most of the file.</summary>
    private List<TestClass> InOrder(Mutant mutant) =>
    [
        .. classes.Where(each => each.Places.Contains(places[mutant]))
            .OrderByDescending(each => _kills.GetValueOrDefault((mutant.File, each.Name)))
            .ThenByDescending(each => _placesOfFiles[mutant.File].Count(each.Places.Contains))
            .ThenBy(each => each.Places.Count),
    ];

    private static async Task<bool> FailAsync(Worker worker, List<TestClass> batch, Dictionary<string, string> environment)
    {
        var project = worker.Project(batch[0].Project);
        var names = batch.Select(each => each.Name).ToList();
        var limit = batch.Aggregate(ShortestLimit, (sum, each) => sum + (5 * each.Time));
        return await project.RunAsync(names, environment, limit) switch
        {
            TestResult.Passed => false,
            TestResult.Failed => true,
            // The machine may be busy.
            _ => await project.RunAsync(names, new Dictionary<string, string>(), limit) == TestResult.Passed,
        };
    }
}
