using System.Globalization;
using XsollaLogin.Mutation.Mutants;

namespace XsollaLogin.Mutation;

/// <summary>Collects the mutants that were tested.</summary>
/// <param name="code">The folders and files with mutants.</param>
internal sealed class Report(IReadOnlyList<string> code, int mutants)
{
    private readonly List<(Mutant Mutant, bool Killed)> _results = [];
    private readonly Lock _gate = new();

    public double Score => ScoreOf(_results);

    public IEnumerable<Mutant> Survivors => _results.Where(result => !result.Killed).Select(result => result.Mutant);

    public void Add(Mutant mutant, bool killed)
    {
        lock (_gate)
        {
            _results.Add((mutant, killed));
            var result = killed ? "killed" : "SURVIVED";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_results.Count}/{mutants} {Score:F1} % {result} {mutant}"));
        }
    }

    /// <summary>Returns a Markdown table with a row for each folder or file.</summary>
    public string Table() => string.Join('\n', [
        "| code | mutants | killed | score |",
        "|---|---|---|---|",
        .. code.Select(part => Row($"`{part}`", [.. _results.Where(result => result.Mutant.File.StartsWith(part, StringComparison.Ordinal))])),
        Row("all", _results),
    ]);

    private static string Row(string name, List<(Mutant Mutant, bool Killed)> results) => string.Create(
        CultureInfo.InvariantCulture, $"| {name} | {results.Count} | {results.Count(result => result.Killed)} | {ScoreOf(results):F1} % |");

    private static double ScoreOf(List<(Mutant Mutant, bool Killed)> results) =>
        results.Count == 0 ? 100 : results.Average(result => result.Killed ? 100.0 : 0);
}
