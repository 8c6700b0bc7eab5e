using System.Collections.Concurrent;
using System.Globalization;
using XsollaLogin.Mutation.Mutants;

namespace XsollaLogin.Mutation.Testing;

/// <summary>Tests mutants, each with the classes that reach it.</summary>
internal sealed class MutantTests(IReadOnlyList<TestClass> classes)
{
    /// <summary>The first classes are the likeliest to fail. That more than these could kill a mutant is rare, and costs most of the time.</summary>
    private static readonly int[] Batches = [3, 9, 12];

    /// <summary>Long, because a run that only waits for a busy machine would count as a kill.</summary>
    private static readonly TimeSpan OfEndlessLoop = TimeSpan.FromMinutes(1);

    /// <summary>How many mutants of a file a class has killed.</summary>
    private readonly ConcurrentDictionary<(string File, string Class), int> _kills = new();

    /// <returns>Null if the mutant survived; otherwise the classes of which a test failed.</returns>
    public async Task<IReadOnlyList<string>?> KillAsync(Worker worker, Mutant mutant, int place)
    {
        var environment = new Dictionary<string, string> { ["XSOLLA_LOGIN_MUTANT"] = mutant.Number.ToString(CultureInfo.InvariantCulture) };
        var left = classes.Where(each => each.Places.Contains(place))
            .OrderByDescending(each => _kills.GetValueOrDefault((mutant.File, each.Name))).ThenBy(each => each.Places.Count).ToList();
        foreach (var size in Batches)
        {
            var batch = left.Take(size).ToList();
            left.RemoveRange(0, batch.Count);
            foreach (var ofProject in batch.GroupBy(each => each.Project))
            {
                var names = ofProject.Select(each => each.Name).ToList();
                var limit = ofProject.Aggregate(OfEndlessLoop, (sum, each) => sum + (5 * each.Time));
                if (await worker.Project(ofProject.Key).PassAsync(names, environment, limit)) continue;
                foreach (var name in names) _kills.AddOrUpdate((mutant.File, name), 1, (_, kills) => kills + 1);
                return names;
            }
        }

        return null;
    }
}
