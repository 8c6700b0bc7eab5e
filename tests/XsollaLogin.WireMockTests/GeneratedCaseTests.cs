using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using XsollaLogin.WireMockTests.Generators;

namespace XsollaLogin.WireMockTests;

/// <summary>The same stubs and the same requests, sent to both: whatever can be seen afterwards is the same.</summary>
public class GeneratedCaseTests(ServerPair servers)
{
    private const int MostShown = 4;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The same cases in every run, so that a run that passed passes again; another seed, or more cases, search further.
    private static readonly int Seed = Setting("TEST_SEED", 1);
    private static readonly int CasesPerFeature = Setting("TEST_CASES", 12);

    public static IEnumerable<TheoryDataRow<string>> FeatureNames => Features.All.Select(feature => new TheoryDataRow<string>(feature.Name));

    [Theory]
    [MemberData(nameof(FeatureNames))]
    public async Task Generated_cases_are_answered_alike(string name)
    {
        var feature = Features.All.Single(feature => feature.Name == name);
        var failures = new List<string>();
        var (differing, hits, misses) = (0, 0, 0);
        for (var number = 0; number < CasesPerFeature; number++)
        {
            var seed = unchecked((Seed * 1_000_003) + (number * 7919));
            var played = feature.Generate(new Randomizer(seed));
            var said = await Task.WhenAll(CaseRun.PlayAsync(servers.Real, played), CaseRun.PlayAsync(servers.Ours, played));
            var differences = Difference.Between(said[0], said[1]);
            hits += said[0].Hits;
            misses += said[0].Misses;
            if (differences is [] || ++differing > MostShown) continue;
            failures.Add($"""
                TEST_SEED={Seed}, case {number + 1} of '{name}':
                {string.Join('\n', played.Stubs.Select(stub => $"  stub {stub.ToJsonString(Readable)}"))}
                {string.Join('\n', differences)}
                """);
        }

        Assert.True(hits > 0 && (misses > 0 || feature is AnswerFeature), $"The cases prove nothing: {hits} requests matched, {misses} did not.");
        Assert.True(differing == 0, $"{differing} of {CasesPerFeature} cases differ.\n{string.Join("\n\n", failures)}");
    }

    private static int Setting(string variable, int standard) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;
}
